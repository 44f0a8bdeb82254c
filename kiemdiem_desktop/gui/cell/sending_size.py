"""How large a package is against what one letter carries: the bar of the steps of sending, and its words."""

from kiemdiem_desktop.gui.drives import MEGABYTE, size_words
from kiemdiem_desktop.gui.widgets.size_bar import SizeBar
from kiemdiem_desktop.i18n import _


class MailBar(SizeBar):
    """The size bar with the words of a letter."""

    def show_written(self, size_bytes: int, budget_mb: int) -> None:
        """Show the size of a package that was written."""
        words = _("Dung lượng gói: {size}").format(size=mail_words(size_bytes, budget_mb))
        self.show_size(used=size_bytes, limit=budget_mb * MEGABYTE, words=words)

    def show_about(self, size_bytes: int, budget_mb: int) -> None:
        """Show the size that a package will have about."""
        words = _("Dung lượng gói: khoảng {size}").format(size=mail_words(size_bytes, budget_mb))
        self.show_size(used=size_bytes, limit=budget_mb * MEGABYTE, words=words)

    def show_unknown(self) -> None:
        """Tell that the size is being worked out."""
        self.show_waiting(_("Đang tính dung lượng gói…"))


def mail_words(size_bytes: int, budget_mb: int) -> str:
    """Tell a size against what one letter carries: "4,2 MB trong 20 MB của một thư"."""
    size = size_words(size_bytes)
    if size_bytes > budget_mb * MEGABYTE:
        return _("{size}, quá mức {budget} MB của một thư: mang bằng USB, hoặc hỏi cấp trên cách gửi khác.").format(
            size=size, budget=budget_mb
        )
    return _("{size} trong {budget} MB của một thư.").format(size=size, budget=budget_mb)

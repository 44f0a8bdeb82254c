"""Step 3 of sending: the key, made once in the name of its holder, its printed card, and who seals what."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from kiemdiem_desktop.gui.cell.sending_parts import Facts, Notice
from kiemdiem_desktop.gui.naming import named
from kiemdiem_desktop.gui.theme import flat, heading, held, say, spaced
from kiemdiem_desktop.gui.widgets.choice import ChoiceField
from kiemdiem_desktop.gui.widgets.flow import Flow
from kiemdiem_desktop.gui.widgets.line_field import LineField
from kiemdiem_desktop.i18n import N_, _
from kiemdiem_desktop.services.cell.sending import SendingSummary
from kiemdiem_desktop.services.cell.signing_keys import KeyCard

SEAL = N_("Đây là dấu niêm phong chống sửa gói, không phải chữ ký số theo pháp luật.")


class CardWords(QWidget):
    """The 12 words of a key, large, with the numbers of their order."""

    def __init__(self) -> None:
        super().__init__()
        self.words: tuple[str, ...] = ()
        self._labels: tuple[QLabel, ...] = ()
        self._flow = Flow(self, gap=8, fills=True, least=150)

    def show_words(self, words: tuple[str, ...]) -> None:
        """Show the words of a card."""
        if not self._labels:
            self._labels = tuple(heading(level=2) for _word in words)
            for label in self._labels:
                self._flow.addWidget(label)
        self.words = words
        for number, (label, word) in enumerate(zip(self._labels, words, strict=True), 1):
            label.setText(f"{number}. {word}")
        named(self, _("Các từ nhận dạng khóa: {words}").format(words=", ".join(words)))


class SigningPage(QWidget):
    """Without a key it asks for the holder; with one it shows the card and says who seals what."""

    def __init__(self) -> None:
        super().__init__()
        self.holder_typed = ""
        self.card: KeyCard | None = None
        self.asks = False
        self._is_offered = False
        self._keys: tuple[tuple[str, str], ...] = ()
        self._choose_key: Callable[[str], None] | None = None
        self.why = say()
        self.holder = LineField(
            _("Họ và tên người giữ khóa"), hint=_("Thường là bí thư chi bộ; tên này đi cùng mọi gói của khóa.")
        )
        self.choice: ChoiceField[str] = ChoiceField(_("Ký bằng khóa"), ())
        self.choice.show_whole_words()
        self.declaration = say(tone="strong")
        self.facts, self.words = Facts(), CardWords()
        self.see_button, self.print_button = QPushButton(_("X&em thẻ")), QPushButton(_("&In thẻ…"))
        self.save_button = QPushButton(_("&Lưu thẻ PDF…"))
        self.other_button = flat(QPushButton(_("Khóa cho người khác…")))
        self.keep_button = flat(QPushButton(_("Giữ khóa đang có")))
        self._lay_out()

    @property
    def has_key(self) -> bool:
        """Whether the page shows a key that can sign."""
        return self.card is not None and not self.card.is_expired and not self.asks

    def show_key(self, card: KeyCard | None, summary: SendingSummary, *, suggested: str) -> None:
        """Show the key as it is; `suggested` is offered as its holder where there is none."""
        self.card = card
        if card is None and not self.holder_typed and not self._is_offered:
            self._is_offered = True
            self.take_holder(suggested)
        self.holder.show_value(self.holder_typed, key="holder", commit=self.take_holder)
        self._asking.setVisible(not self.has_key)
        self._signing.setVisible(self.has_key)
        self.keep_button.setVisible(card is not None and not card.is_expired)
        self.why.setText(_why(card))
        if card is not None:
            self._show_card(card, summary)

    def show_choice(self, keys: tuple[tuple[str, str], ...], choose: Callable[[str], None]) -> None:
        """Offer the keys that can sign, pairs of fingerprint and words; one alone is no choice."""
        if keys != self._keys:
            self._keys = keys
            self.choice.show_options(keys)
        self.choice.setVisible(len(keys) > 1)
        self._choose_key = choose

    def take_holder(self, typed: str) -> None:
        """Keep what was typed as the holder's name."""
        self.holder_typed = typed

    def _show_card(self, card: KeyCard, summary: SendingSummary) -> None:
        self.choice.show_value(card.fingerprint, commit=self._choose_key)
        self.words.show_words(card.words)
        self.facts.show_facts(
            (
                (_("Người giữ khóa"), card.holder),
                (_("Lập ngày"), f"{card.made_on:%d/%m/%Y}"),
                (_("Dùng đến ngày"), f"{card.until:%d/%m/%Y}"),
            )
        )
        what = _(
            "Đồng chí {holder} niêm phong, thay mặt {cell}: gói số {number} của đợt {period} gửi {receiver}, gồm "
            "{papers} giấy tờ và số liệu xếp loại của {members} đảng viên, đúng như đã xem ở bước 2."
        )
        self.declaration.setText(
            what.format(
                holder=card.holder,
                cell=summary.cell_name,
                number=summary.sequence,
                period=summary.period,
                receiver=summary.receiver,
                papers=len(summary.papers),
                members=summary.members_rated,
            )
        )

    def _lay_out(self) -> None:
        column = spaced(QVBoxLayout(self), gap=12)
        column.addWidget(Notice(_(SEAL), tone="plain"))
        self._asking, self._signing = QWidget(), QWidget()
        asking = spaced(QVBoxLayout(self._asking), gap=12)
        asking.addWidget(heading(_("Lập khóa ký của chi bộ"), 2))
        asking.addWidget(self.why)
        asking.addWidget(held(self.holder, max_width=480))
        asking.addWidget(self.keep_button, 0, Qt.AlignmentFlag.AlignLeft)
        signing = spaced(QVBoxLayout(self._signing), gap=12)
        signing.addWidget(held(self.choice, max_width=480))
        signing.addWidget(self.declaration)
        signing.addWidget(self.facts)
        signing.addWidget(heading(_("Các từ nhận dạng khóa"), 2))
        signing.addWidget(self.words)
        signing.addWidget(
            say(
                _(
                    "Lần đầu dùng khóa: in thẻ, mang đến cấp trên hoặc gọi điện đọc 12 từ theo thứ tự để cấp trên ghi "
                    "nhận khóa."
                ),
                tone="quiet",
            )
        )
        buttons = QWidget()
        row = Flow(buttons, gap=8)
        for button in (self.see_button, self.print_button, self.save_button, self.other_button):
            row.addWidget(button)
        signing.addWidget(buttons)
        column.addWidget(self._asking)
        column.addWidget(self._signing)
        column.addStretch()


def _why(card: KeyCard | None) -> str:
    once = _("Chương trình lập khóa một lần, cất trong sổ được mã hóa; cấp trên nhận ra gói của chi bộ nhờ khóa này.")
    if card is None:
        return _("Chi bộ chưa có khóa ký. {once}").format(once=once)
    if card.is_expired:
        return _(
            "Khóa của đồng chí {holder} hết hạn ngày {day:%d/%m/%Y}. Lập khóa mới rồi báo cấp trên ghi nhận."
        ).format(holder=card.holder, day=card.until)
    return _("Khóa mới thay khóa của đồng chí {holder}; cấp trên phải ghi nhận lại bằng thẻ mới.").format(
        holder=card.holder
    )

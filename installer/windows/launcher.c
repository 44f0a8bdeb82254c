/* Starts the version of the program that current.txt names, with the arguments that it was given itself: the version
   of line 1, or that of line 2 where the first is not there. The folder is told in
   kiemdiem_desktop/services/program_home.py.

   kiemdiem.exe                    this file
   current.txt                     "0.2.0\n0.1.0\n"
   versions\0.2.0\python\pythonw.exe, versions\0.2.0\program\...

   With -DCONSOLE it runs python.exe in the console, waits and hands on the exit code. */
#include <windows.h>
#include <stdio.h>
#include <wchar.h>

#define LONGEST 32768
#define LONGEST_VERSION 40

static const wchar_t *REFUSAL =
    L"Không khởi động được chương trình Kiểm điểm: thiếu tệp trong thư mục cài đặt.\n\n"
    L"Cài lại chương trình; sổ chi bộ không bị ảnh hưởng.";

static int refuse(void) {
#ifdef CONSOLE
    fwprintf(stderr, L"%ls\n", REFUSAL);
#else
    MessageBoxW(NULL, REFUSAL, L"Kiểm điểm cuối năm", MB_OK | MB_ICONERROR);
#endif
    return 3;
}

/* Cuts the path of this very file down to its folder, with the last backslash. */
static int find_folder(wchar_t *folder) {
    DWORD length = GetModuleFileNameW(NULL, folder, LONGEST);
    wchar_t *slash = length && length < LONGEST ? wcsrchr(folder, L'\\') : NULL;
    if (!slash) return 0;
    slash[1] = 0;
    return 1;
}

/* Reads the version of a line: digits and dots alone, so that it can name no other folder. */
static int read_version(const wchar_t *folder, int line, wchar_t *version) {
    static wchar_t path[LONGEST];
    char text[2 * LONGEST_VERSION] = {0};
    _snwprintf(path, LONGEST - 1, L"%lscurrent.txt", folder);
    FILE *file = _wfopen(path, L"rb");
    if (!file) return 0;
    size_t length = fread(text, 1, sizeof text - 1, file), kept = 0, at = 0;
    fclose(file);
    for (; line > 0 && at < length; at++)
        if (text[at] == '\n') line--;
    for (; at < length && text[at] != '\r' && text[at] != '\n'; at++) {
        if (((text[at] < '0' || text[at] > '9') && text[at] != '.') || kept == LONGEST_VERSION - 1) return 0;
        version[kept++] = (wchar_t)text[at];
    }
    version[kept] = 0;
    return kept > 0 && version[0] != L'.' && !wcsstr(version, L"..");
}

/* Gives what stands behind the program's own name on the command line. */
static const wchar_t *arguments_of(const wchar_t *line) {
    int quoted = 0;
    for (; *line && (quoted || (*line != L' ' && *line != L'\t')); line++)
        if (*line == L'"') quoted = !quoted;
    return line;
}

#ifdef CONSOLE
static HANDLE hand_on(DWORD which) {
    HANDLE handle = GetStdHandle(which);
    if (!handle || handle == INVALID_HANDLE_VALUE) return NULL;
    SetHandleInformation(handle, HANDLE_FLAG_INHERIT, HANDLE_FLAG_INHERIT);
    return handle;
}
#endif

static int start(const wchar_t *folder, const wchar_t *version, PROCESS_INFORMATION *process) {
    static wchar_t command[LONGEST];
    STARTUPINFOW how = {.cb = sizeof how, .dwFlags = STARTF_USESTDHANDLES};
#ifdef CONSOLE /* files and pipes of the command line are handed on; a window has none, whoever started it */
    const wchar_t *python = L"python.exe";
    const BOOL hands_on = TRUE;
    how.hStdInput = hand_on(STD_INPUT_HANDLE);
    how.hStdOutput = hand_on(STD_OUTPUT_HANDLE);
    how.hStdError = hand_on(STD_ERROR_HANDLE);
#else
    const wchar_t *python = L"pythonw.exe";
    const BOOL hands_on = FALSE;
#endif
    int written = _snwprintf(command, LONGEST - 1, L"\"%lsversions\\%ls\\python\\%ls\" -m kiemdiem_desktop%ls", folder,
                             version, python, arguments_of(GetCommandLineW()));
    return written > 0 && CreateProcessW(NULL, command, NULL, NULL, hands_on, 0, NULL, NULL, &how, process);
}

int wmain(void) {
    static wchar_t folder[LONGEST];
    wchar_t version[LONGEST_VERSION];
    PROCESS_INFORMATION process;
    DWORD code = 0;
    int line = 0;
    if (!find_folder(folder)) return refuse();
    while (line < 2 && !(read_version(folder, line, version) && start(folder, version, &process))) line++;
    if (line == 2) return refuse();
#ifdef CONSOLE
    WaitForSingleObject(process.hProcess, INFINITE);
    GetExitCodeProcess(process.hProcess, &code);
#endif
    CloseHandle(process.hThread);
    CloseHandle(process.hProcess);
    return (int)code;
}

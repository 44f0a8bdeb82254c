/* Starts the version of the program that current.txt names, with the arguments that it was given itself.

   kiemdiem.exe                    this file
   current.txt                     "0.1.0"
   versions\0.1.0\python\pythonw.exe, versions\0.1.0\program\...

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

/* Reads the version: digits and dots alone, so that it can name no other folder. */
static int read_version(const wchar_t *folder, wchar_t *version) {
    static wchar_t path[LONGEST];
    char text[LONGEST_VERSION] = {0};
    _snwprintf(path, LONGEST - 1, L"%lscurrent.txt", folder);
    FILE *file = _wfopen(path, L"rb");
    if (!file) return 0;
    size_t length = fread(text, 1, sizeof text - 1, file), kept = 0;
    fclose(file);
    for (size_t at = 0; at < length; at++) {
        if (text[at] == '\r' || text[at] == '\n') break;
        if ((text[at] < '0' || text[at] > '9') && text[at] != '.') return 0;
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

int wmain(void) {
    static wchar_t folder[LONGEST], command[LONGEST];
    wchar_t version[LONGEST_VERSION];
    STARTUPINFOW start = {.cb = sizeof start};
    PROCESS_INFORMATION process;
    DWORD code = 0;
    if (!find_folder(folder) || !read_version(folder, version)) return refuse();
#ifdef CONSOLE
    const wchar_t *python = L"python.exe";
#else
    const wchar_t *python = L"pythonw.exe";
#endif
    int written = _snwprintf(command, LONGEST - 1, L"\"%lsversions\\%ls\\python\\%ls\" -m kiemdiem_desktop%ls", folder,
                             version, python, arguments_of(GetCommandLineW()));
    if (written < 0 || !CreateProcessW(NULL, command, NULL, NULL, FALSE, 0, NULL, NULL, &start, &process))
        return refuse();
#ifdef CONSOLE
    WaitForSingleObject(process.hProcess, INFINITE);
    GetExitCodeProcess(process.hProcess, &code);
#endif
    CloseHandle(process.hThread);
    CloseHandle(process.hProcess);
    return (int)code;
}

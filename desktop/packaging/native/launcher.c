/* Runs app\main.py in the Python DLL beside this executable, in this process: task bar, file association and exit
   status are those of a native program. Built twice: with WINDOW for the desk, without for the command line. */
#include <windows.h>
#include <stdlib.h>
#include <wchar.h>

#define LONGEST 32768
#define DLL L"python311.dll"

typedef int (*py_main)(int, wchar_t **);

static wchar_t script[LONGEST];
static wchar_t library[LONGEST];

static void complain(void) {
    static const wchar_t text[] = L"程序文件不全，请重新安装。";
#ifdef WINDOW
    MessageBoxW(NULL, text, L"规划校核", MB_ICONERROR);
#else
    DWORD written;
    WriteConsoleW(GetStdHandle(STD_ERROR_HANDLE), text, (DWORD)wcslen(text), &written, NULL);
#endif
}

static int start(int count, wchar_t **words) {
    DWORD length = GetModuleFileNameW(NULL, library, LONGEST - 32);
    wchar_t *name = length ? wcsrchr(library, L'\\') : NULL;
    if (!name) { complain(); return 101; }
    name[1] = 0;
    wcscpy(script, library);
    wcscat(script, L"app\\main.py");
    wcscat(library, DLL);
    SetDllDirectoryW(L""); /* never a DLL from the folder that a plan lies in */
    HMODULE python = LoadLibraryExW(library, NULL, LOAD_WITH_ALTERED_SEARCH_PATH);
    py_main run = python ? (py_main)(void *)GetProcAddress(python, "Py_Main") : NULL;
    wchar_t **passed = calloc((size_t)count + 4, sizeof *passed);
    if (!run || !passed) { complain(); return 101; }
    int n = 0;
    passed[n++] = words[0];
    passed[n++] = L"-X";
    passed[n++] = L"utf8";
    passed[n++] = script;
    for (int i = 1; i < count; i++) passed[n++] = words[i];
    return run(n, passed);
}

#ifdef WINDOW
int WINAPI wWinMain(HINSTANCE instance, HINSTANCE before, PWSTR line, int show) {
    (void)instance; (void)before; (void)line; (void)show;
    return start(__argc, __wargv);
}
#else
int wmain(int count, wchar_t **words) { return start(count, words); }
#endif

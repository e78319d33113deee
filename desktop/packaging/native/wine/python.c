/* For the test's wine alone, never shipped: a python.exe, to run the tests with the Python that is shipped. Like the
   launcher it asks for UTF-8, so that the processes which a test starts speak as the program does. */
#include <windows.h>
#include <stdlib.h>
typedef int (*py_main)(int, wchar_t **);
int wmain(int count, wchar_t **words) {
    HMODULE python = LoadLibraryW(L"python311.dll");
    py_main run = python ? (py_main)(void *)GetProcAddress(python, "Py_Main") : NULL;
    wchar_t **passed = calloc((size_t)count + 3, sizeof *passed);
    if (!run || !passed) return 101;
    passed[0] = words[0];
    passed[1] = L"-X";
    passed[2] = L"utf8";
    for (int i = 1; i < count; i++) passed[i + 2] = words[i];
    return run(count + 2, passed);
}

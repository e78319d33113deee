/* For the test's wine alone, never shipped: a python.exe, to run the tests with the Python that is shipped. */
#include <windows.h>
typedef int (*py_main)(int, wchar_t **);
int wmain(int count, wchar_t **words) {
    HMODULE python = LoadLibraryW(L"python311.dll");
    py_main run = python ? (py_main)(void *)GetProcAddress(python, "Py_Main") : NULL;
    return run ? run(count, words) : 101;
}

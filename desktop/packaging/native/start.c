/* Runs app/main.py beside this library's program. The program is a Python that was linked to start something else; its
   loader runs this first, and nothing of the program's own comes to pass. Only calls that every glibc since 2.17 has. */
#include <Python.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define LONGEST 4096

static const char *const places[] = {"lib/python311.zip", "lib", "site", "app"};
static char folder[LONGEST];

static void add(PyConfig *config, const char *name) {
    char path[2 * LONGEST];
    snprintf(path, sizeof path, "%s/%s", folder, name);
    wchar_t *wide = Py_DecodeLocale(path, NULL);
    PyStatus status = wide ? PyWideStringList_Append(&config->module_search_paths, wide) : PyStatus_NoMemory();
    if (PyStatus_Exception(status)) Py_ExitStatusException(status);
    PyMem_RawFree(wide);
}

static void begin(int count, char **words) {
    PyPreConfig before;
    PyPreConfig_InitIsolatedConfig(&before);
    before.utf8_mode = 1;
    PyStatus status = Py_PreInitialize(&before);
    if (PyStatus_Exception(status)) Py_ExitStatusException(status);
    PyConfig config;
    PyConfig_InitIsolatedConfig(&config);
    config.install_signal_handlers = 1;
    config.site_import = 0;
    config.write_bytecode = 0;
    config.parse_argv = 0;
    config.module_search_paths_set = 1;
    for (size_t i = 0; i < sizeof places / sizeof *places; i++) add(&config, places[i]);
    PyConfig_SetBytesString(&config, &config.prefix, folder);
    PyConfig_SetBytesString(&config, &config.exec_prefix, folder);
    status = PyConfig_SetBytesArgv(&config, count, words);
    if (!PyStatus_Exception(status)) status = Py_InitializeFromConfig(&config);
    PyConfig_Clear(&config);
    if (PyStatus_Exception(status)) Py_ExitStatusException(status);
}

__attribute__((constructor)) static void start(int count, char **words) {
    ssize_t length = readlink("/proc/self/exe", folder, sizeof folder - 1);
    char *slash = length > 0 ? strrchr(folder, '/') : NULL;
    if (!slash) {
        fputs("程序文件夹读不了，请重新解压。\n", stderr);
        _exit(101);
    }
    *slash = 0;
    begin(count, words);
    int failed = PyRun_SimpleString(
        "import runpy, sys\n"
        "sys.argv[0] = sys.exec_prefix + '/app/main.py'\n"
        "runpy.run_path(sys.argv[0], run_name='__main__')\n");
    Py_Exit(failed ? 1 : 0);
}

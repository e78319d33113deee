"""The Windows packages: a folder with its own Python, then a setup program and a .zip of it."""

from __future__ import annotations

import re
import shutil
import zipfile
from pathlib import Path

from checker import VERSION
from desktop.packaging import binaries, icon, notices, stage
from desktop.packaging.stage import NAME
from desktop.packaging.wheels import BuildError, fetch, members, run, tool, unpack, unpack_source

NATIVE = Path(__file__).parent / "native"
WINDOW, CONSOLE = f"{NAME}.exe", "jiaohe.exe"
_COMPILER = "x86_64-w64-mingw32-gcc"
_PATHS = "python311.zip\n.\nsite\napp\n"  # all that Python looks at: no registry, no variables, no other Python
# Qt is built with a newer Visual C++ than Python, and the first runtime that is loaded serves both: so Qt's is shipped.
_RUNTIME = ("vcruntime140", "vcruntime140_1", "msvcp140", "msvcp140_1", "msvcp140_2", "msvcp140_codecvt_ids")
_NOT_NEEDED = ("vcruntime140.dll", "tcl86t.dll", "tk86t.dll", "_tkinter.pyd", "_msi.pyd", "winsound.pyd")
_BUILD_ONLY = ("panda3d",)  # from which only Python's own files are taken


def build(work: Path, output: Path) -> list[Path]:
    """Build both packages into `output` and return their paths; raises BuildError when a step fails."""
    folder = stage_folder(work)
    if missing := binaries.missing_on_windows(folder):
        raise BuildError(f"DLLs are missing:\n{binaries.told(missing)}")
    output.mkdir(parents=True, exist_ok=True)
    return [write_setup(folder, work, output), write_zip(folder, output)]


def stage_folder(work: Path) -> Path:
    """Return the folder as it will lie on a user's disk, made anew."""
    folder, papers = work / "windows" / NAME, work / "windows" / "papers"
    shutil.rmtree(work / "windows", ignore_errors=True)
    site = folder / "site"
    wheels = fetch("windows.txt", work / "wheels", ("win_amd64",))
    source = fetch("sources.txt", work / "wheels", ())
    for name, wheel in wheels.items():
        unpack(wheel, work / "windows" / "panda3d" if name in _BUILD_ONLY else site, papers)
    unpack_source(source["jieba"], "jieba", site, papers)
    _python(wheels["panda3d"], folder)
    for name in _RUNTIME:
        shutil.move(site / "shiboken6" / f"{name}.dll", folder)
    for path in (site / "shiboken6").glob("*140*.dll"):
        path.unlink()
    prune_qt(site / "PySide6")
    stage.prune(site)
    stage.copy_program(folder / "app")
    carried = notices.carry(papers, folder / "licenses", "windows")
    (folder / "app" / "resources" / notices.NOTICES).write_text(notices.text_of(carried), "utf-8", newline="\n")
    stage.drop_empty(folder)
    for part in (site, folder / "app"):
        stage.compile_ahead(part)
    stage.write_library(folder / "python311.zip")
    _launchers(folder, work / "windows")
    return folder


def _python(wheel: Path, folder: Path) -> None:
    """Lay down Python's DLLs and extension modules, and the DLL that extensions of the stable ABI link to."""
    for name, data in members(wheel, "deploy_libs").items():
        if name.lower() not in _NOT_NEEDED and not name.startswith("api-ms-win-"):
            (folder / name).write_bytes(data)
    (folder / "python311._pth").write_text(_PATHS, "utf-8", newline="\n")
    _stable_abi(folder)


def _stable_abi(folder: Path) -> None:
    """Write python3.dll, which passes every name on to python311.dll; PySide6 links to it."""
    dump = run(tool("x86_64-w64-mingw32-objdump"), "-p", folder / "python311.dll")
    names = re.findall(r"^\s*\[\s*\d+\]\s+(?:\+base\[\s*\d+\]\s+)?(?:[0-9a-f]+\s+)?(_?Py\w+)\s*$", dump, re.M)
    if len(names) < 1000:
        raise BuildError(f"python311.dll exports only {len(names)} names")
    definition = folder / "python3.def"
    definition.write_text("LIBRARY python3.dll\nEXPORTS\n" + "".join(f"  {n} = python311.{n}\n" for n in names))
    stub = folder / "python3.c"
    stub.write_text("int __stdcall DllMainCRTStartup(void *a, unsigned b, void *c) { return 1; }\n")
    options = ("-shared", "-nostdlib", "-s", "-Wl,-e,DllMainCRTStartup", "-Wl,--no-insert-timestamp")
    run(tool(_COMPILER), *options, "-o", folder / "python3.dll", stub, definition)
    definition.unlink()
    stub.unlink()


def prune_qt(package: Path) -> None:
    """Leave of PySide6 the modules that the program imports, the plugins it needs, and the DLLs behind them."""
    modules = stage.qt_modules()
    pool = [path for path in package.iterdir() if path.suffix in (".dll", ".pyd") and path.stem not in _RUNTIME]
    roots = [path for path in pool if path.stem in modules or path.name.startswith("pyside6.")]
    roots += [path for path in (package / "plugins").rglob("*.dll") if stage.wanted_plugin(path)]
    kept = binaries.closure(roots, pool, binaries.needs_of_pe)
    for path in [p for p in package.rglob("*") if p.is_file()]:
        inside = path.relative_to(package).parts
        code = path.suffix == ".py" and (len(inside) == 1 or inside[0] in ("support", "PySide6"))
        words = inside[0] == "translations" and stage.wanted_translation(path.name)
        if path not in kept and not code and not words:
            path.unlink()


def _launchers(folder: Path, work: Path) -> None:
    """Compile the two programs: for the window, and for the command line with its console."""
    (work / "program.ico").write_bytes(icon.ico())
    shutil.copy(NATIVE / "program.manifest", work)
    resources = work / "program.o"
    numbers = ",".join([*re.findall(r"\d+", VERSION)[:3], "0"])
    source = work / "program.rc"
    text = (NATIVE / "program.rc").read_text("utf-8")
    source.write_text(text.replace("@NUMBERS@", numbers).replace("@VERSION@", VERSION), "utf-8")
    run(tool("x86_64-w64-mingw32-windres"), "-c", "65001", "-I", work, source, "-o", resources)
    for name, mode in ((WINDOW, ("-DWINDOW", "-mwindows")), (CONSOLE, ("-mconsole",))):
        options = ("-municode", "-O2", "-s", "-Wall", "-Werror", "-Wl,--no-insert-timestamp", *mode)
        run(tool(_COMPILER), *options, "-o", folder / name, NATIVE / "launcher.c", resources)


def write_setup(folder: Path, work: Path, output: Path) -> Path:
    """Compile the setup program; it lists the files it lays down, so that removal touches no others."""
    target = output / f"{NAME}-{VERSION}-win64-setup.exe"
    roots = sorted(path.name for path in folder.iterdir() if path.is_file())
    removal = work / "windows" / "removal.nsh"
    lines = [f'Delete "$INSTDIR\\{name}"' for name in roots]
    lines += [f'RMDir /r "$INSTDIR\\{path.name}"' for path in sorted(folder.iterdir()) if path.is_dir()]
    removal.write_text("\n".join(lines) + "\n", "utf-8")
    values = {
        "VERSION": VERSION, "STAGE": folder, "TARGET": target, "REMOVAL": removal,
        "ICON": work / "windows" / "program.ico", "NOTES": folder / "app" / "LICENSE",
    }  # fmt: skip
    defines = [f"-D{name}={value}" for name, value in values.items()]
    run(tool("makensis"), "-V2", "-INPUTCHARSET", "UTF8", *defines, NATIVE / "setup.nsi")
    return target


def write_zip(folder: Path, output: Path) -> Path:
    """Write the folder as a .zip for computers where setup programs are blocked."""
    target = output / f"{NAME}-{VERSION}-win64-portable.zip"
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for path in sorted(p for p in folder.rglob("*") if p.is_file()):
            archive.write(path, Path(NAME) / path.relative_to(folder))
    return target

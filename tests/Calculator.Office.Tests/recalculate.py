"""Opens a spreadsheet in LibreOffice Calc, loads what it links to, recalculates it, and prints cells of it as JSON.

usage: recalculate.py DOCUMENT LOCALE PROFILE CELL...

DOCUMENT is an .fods, .ods, .xlsx or .csv file, LOCALE a name such as de-DE, PROFILE a folder that does not exist yet.
A CELL is an address on the first sheet (B3), one on another ('Task cost'!B3) or a defined name.
"""
import json
import os
import shutil
import signal
import subprocess
import sys
import threading
import time
from xml.sax.saxutils import escape

import uno
from com.sun.star.beans import PropertyValue
from com.sun.star.connection import NoConnectException
from com.sun.star.container import NoSuchElementException
from com.sun.star.lang import DisposedException
from com.sun.star.uno import RuntimeException

MOST_SECONDS = 500
NOT_LOADED = 540
NUMBER = 1  # com.sun.star.sheet.FormulaResult.VALUE
FULL_UPDATE = 3  # com.sun.star.document.UpdateDocMode
COMMA, QUOTE, UTF_8, FIRST_LINE = 44, 34, 76, 1

SETTING = '<item oor:path="{}"><prop oor:name="{}" oor:op="fuse"><value>{}</value></prop></item>'
SETTINGS = '<?xml version="1.0" encoding="UTF-8"?>\n<oor:items xmlns:oor="http://openoffice.org/2001/registry">\n{}\n</oor:items>\n'


def main(document, locale, profile, *cells):
    document, profile = os.path.abspath(document), os.path.abspath(profile)
    write_profile(profile, locale, os.path.dirname(document))
    pipe = f"recalculate-{os.getpid()}"
    office = subprocess.Popen(
        ["soffice", "--headless", "--norestore", "--nologo", f"--accept=pipe,name={pipe};urp;", f"-env:UserInstallation={uno.systemPathToFileUrl(profile)}"],
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True)
    # A call that waits for LibreOffice cannot be given up; it fails once LibreOffice is gone.
    guard = threading.Timer(MOST_SECONDS, kill, [office])
    guard.start()
    try:
        desktop = connect(pipe, office)
        print(json.dumps(read(desktop, document, cells), indent=1))
        end(desktop, office)
    finally:
        guard.cancel()
        kill(office)
        office.wait()
        shutil.rmtree(profile, ignore_errors=True)


def write_profile(profile, locale, trusted):
    """In a new profile no folder is trusted, and a document may load nothing from elsewhere."""
    settings = [
        ("/org.openoffice.Office.Common/Security/Scripting", "SecureURL", f"<it>{escape(uno.systemPathToFileUrl(trusted))}</it>"),
        ("/org.openoffice.Setup/L10N", "ooSetupSystemLocale", escape(locale)),
    ]
    user = os.path.join(profile, "user")
    os.makedirs(user)
    with open(os.path.join(user, "registrymodifications.xcu"), "w", encoding="utf-8") as file:
        file.write(SETTINGS.format("\n".join(SETTING.format(*setting) for setting in settings)))


def connect(pipe, office):
    here = uno.getComponentContext()
    resolver = here.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", here)
    while office.poll() is None:
        try:
            there = resolver.resolve(f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext")
            return there.ServiceManager.createInstanceWithContext("com.sun.star.frame.Desktop", there)
        except NoConnectException:
            time.sleep(0.1)
    sys.exit(f"soffice ended with exit code {office.returncode} before it answered.")


def end(desktop, office):
    try:
        desktop.terminate()
    except DisposedException:
        pass  # It was gone before it had answered.
    try:
        office.wait(10)
    except subprocess.TimeoutExpired:
        pass  # It will be killed.


def kill(office):
    """The launcher and the program it starts are one process group."""
    if office.poll() is None:
        os.killpg(office.pid, signal.SIGKILL)


def read(desktop, document, cells):
    options = {"Hidden": True, "UpdateDocMode": FULL_UPDATE}
    if document.endswith(".csv"):
        options |= {"FilterName": "Text - txt - csv (StarCalc)", "FilterOptions": f"{COMMA},{QUOTE},{UTF_8},{FIRST_LINE}"}
    book = desktop.loadComponentFromURL(
        uno.systemPathToFileUrl(document), "_blank", 0, tuple(PropertyValue(Name=name, Value=value) for name, value in options.items()))
    if book is None:
        sys.exit(f"LibreOffice cannot open {document}.")
    found = {name: find(book, name) for name in cells}
    book.calculateAll()
    while any(cell.getError() == NOT_LOADED for cell in found.values()):
        time.sleep(0.1)
        book.calculateAll()
    told = {name: tell(cell) for name, cell in found.items()}
    book.close(True)
    return told


def find(book, name):
    if book.NamedRanges.hasByName(name):
        return book.NamedRanges.getByName(name).getReferredCells().getCellByPosition(0, 0)
    sheet, _, address = name.rpartition("!")
    try:
        cells = book.Sheets.getByName(sheet.strip("'")) if sheet else book.Sheets.getByIndex(0)
        return cells.getCellRangeByName(address).getCellByPosition(0, 0)
    except (NoSuchElementException, RuntimeException):
        sys.exit(f"There is no cell {name}.")


def tell(cell):
    content = cell.Type.value.lower()  # empty, value, text or formula
    has_number = cell.getError() == 0 and (content == "value" or content == "formula" and cell.FormulaResultType2 == NUMBER)
    return {"content": content, "number": cell.Value if has_number else None, "text": cell.String, "error": cell.getError()}


if __name__ == "__main__":
    main(*sys.argv[1:])

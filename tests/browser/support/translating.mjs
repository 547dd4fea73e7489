// The project's forms and languages in a folder of their own, where translations can be taken in; and translators' programs.
import { execFileSync, spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { compiler, project } from "./site.mjs";

const filesIn = (folder) =>
  readdirSync(folder, { recursive: true, withFileTypes: true }).filter((each) => each.isFile()).map((each) => path.relative(folder, path.join(each.parentPath ?? each.path, each.name))).sort();

/// The translation files, named from the project: all in locales/ but the compiler's own words.
export const translationFiles = filesIn(path.join(project, "locales"))
  .filter((file) => file.endsWith(".xlf") && !file.startsWith("sv/")).map((file) => `locales/${file}`);
export const languages = readdirSync(path.join(project, "locales"))
  .filter((folder) => folder !== "sv" && existsSync(path.join(project, "locales", folder, "locale.xml")));

/// {folder, run(…), read(file), put(file, content), changed(), restore(), remove()}
export function workplace() {
  const folder = mkdtempSync(path.join(tmpdir(), "blankett-translating-"));
  for (const part of ["forms", "locales"]) cpSync(path.join(project, part), path.join(folder, part), { recursive: true });
  symlinkSync(path.join(project, "themes"), path.join(folder, "themes"));
  const at = (file) => path.join(folder, file);
  const state = () => new Map(["forms", "locales"].flatMap((part) => filesIn(at(part)).map((file) => `${part}/${file}`)).map((file) => [file, readFileSync(at(file))]));
  const before = state();
  const difference = () => {
    const now = state();
    return [...new Set([...before.keys(), ...now.keys()])].filter((file) => !(before.get(file) && now.get(file)?.equals(before.get(file))));
  };
  return {
    folder,
    /// {status, out, said}: `said` are the ids of the findings.
    run(...words) {
      const { status, stdout, stderr, signal } = spawnSync(compiler, words, { cwd: folder, encoding: "utf8", maxBuffer: 2 ** 28, env: { ...process.env, LC_ALL: "C" } });
      const out = stdout + stderr + (signal ?? "");
      return { status, stdout, out, said: [...out.matchAll(/(?:^|: )(error|warning): .* \[([\w-]+\/[\w-]+)\]$/gm)].map(([, severity, id]) => `${severity} ${id}`) };
    },
    read: (file) => readFileSync(at(file), "utf8"),
    put: (file, content) => writeFileSync(at(file), content),
    /// The files in forms/ and locales/ that are not as they were.
    changed: difference,
    restore(files = difference()) {
      for (const file of files) before.has(file) ? writeFileSync(at(file), before.get(file)) : rmSync(at(file));
    },
    remove: () => rmSync(folder, { recursive: true }),
  };
}

const build = path.join(project, "build");
// One at a time: test files run side by side, and apt does not.
const asAdministrator = (script) =>
  execFileSync("flock", [path.join(tmpdir(), "blankett-apt.lock"), "bash", "-c", `. tests/support/install.sh; ${script}`], { cwd: project, stdio: "pipe" });

/// Debian's packages, installed if they are missing.
export const install = (...packages) => asAdministrator(`install_packages ${packages.join(" ")}`);

/// What OASIS' strict schema of XLIFF 1.2 has against files: "" or its words.
export function schemaFaults(files, cwd) {
  const folder = path.join(build, "xliff");
  const schemas = path.join(folder, "usr/share/php/Symfony/Component/Translation/Resources/schemas");
  const schema = path.join(schemas, "xliff-core-1.2-strict.xsd");
  const catalog = path.join(folder, "catalog.xml");
  // The schemas come with a library of PHP; without PHP they are taken out of its package.
  if (!existsSync(schema))
    asAdministrator(`mkdir -p build/xliff && cd build/xliff && { [ -e ${schema} ] || { apt-get download php-symfony-translation || { apt-get update && apt-get download php-symfony-translation; }; } && dpkg -x php-symfony-translation_*.deb . ; }`);
  // The schema imports xml.xsd by its address on the web.
  writeFileSync(catalog, `<catalog xmlns="urn:oasis:names:tc:entity:xmlns:xml:catalog"><system systemId="http://www.w3.org/2001/xml.xsd" uri="${schemas}/xml.xsd"/><uri name="http://www.w3.org/2001/xml.xsd" uri="${schemas}/xml.xsd"/></catalog>\n`);
  const { status, stderr } = spawnSync("xmllint", ["--nonet", "--noout", "--schema", schema, ...files], { cwd, encoding: "utf8", env: { ...process.env, XML_CATALOG_FILES: catalog }, maxBuffer: 2 ** 26 });
  return status === 0 ? "" : stderr.split("\n").filter((line) => !line.endsWith(" validates")).join("\n");
}

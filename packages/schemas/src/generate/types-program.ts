import { fileURLToPath } from "node:url";
import ts from "typescript-5";
import type { KindSource } from "./kind-source.ts";

/** A file that exists only in the program below; what it imports is found from here. */
export const rootsFile = fileURLToPath(new URL("roots.ts", import.meta.url));

/** What the program calls the type of the source at an index. */
export const rootName = (index: number): string => `Root${index}`;

const rootsText = (sources: readonly KindSource[]): string =>
  sources
    .map(
      ({ module, type }, index) =>
        `import type { ${type} as Type${index} } from "${module}";\nexport type ${rootName(index)} = Type${index};\n`,
    )
    .join("");

/** One program over all types: making it costs a second, a schema a few milliseconds. */
export function typesProgram(sources: readonly KindSource[]): ts.Program {
  const text = rootsText(sources);
  const options: ts.CompilerOptions = {
    module: ts.ModuleKind.NodeNext,
    target: ts.ScriptTarget.ES2024,
    strict: true,
    skipLibCheck: true,
    noEmit: true,
    allowImportingTsExtensions: true,
    types: [],
  };
  const disk = ts.createCompilerHost(options);
  const host: ts.CompilerHost = {
    ...disk,
    fileExists: (file) => file === rootsFile || disk.fileExists(file),
    readFile: (file) => (file === rootsFile ? text : disk.readFile(file)),
    getSourceFile: (file, languageVersion, ...rest) =>
      file === rootsFile
        ? ts.createSourceFile(file, text, languageVersion)
        : disk.getSourceFile(file, languageVersion, ...rest),
  };
  return ts.createProgram([rootsFile], options, host);
}

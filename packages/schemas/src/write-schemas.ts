import { mkdir, rm, writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import { schemaFiles } from "./generate/schema-files.ts";

// Run after a change of the models' versions, the overlay or the restorations: node packages/schemas/src/write-schemas.ts
const folder = `${import.meta.dirname}/../../../schemas/kubernetes`;
const files = schemaFiles();
await rm(folder, { recursive: true, force: true });
for (const [path, text] of files) {
  await mkdir(dirname(`${folder}/${path}`), { recursive: true });
  await writeFile(`${folder}/${path}`, text);
}

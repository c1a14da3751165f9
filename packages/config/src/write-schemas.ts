import { mkdir, writeFile } from "node:fs/promises";
import { fleetSchemas, schemaText } from "./fleet-schemas.ts";

// Run after a change of the schemas: node packages/config/src/write-schemas.ts
const folder = `${import.meta.dirname}/../../../schemas/fleet`;
await mkdir(folder, { recursive: true });
for (const [name, schema] of Object.entries(fleetSchemas())) {
  await writeFile(`${folder}/${name}.schema.json`, schemaText(schema));
}

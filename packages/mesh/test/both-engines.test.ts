import { findingLine } from "@meshwright/findings";
import { examineFolder, examineHub, validatorsWith } from "@meshwright/mesh";
import { loadSchemas } from "@meshwright/schemas";
import { expect, test } from "vitest";
import { foldersOf, variants } from "./variants.ts";

const validate = validatorsWith(await loadSchemas({ compiler: true }));

test.each(variants)("%s, with Flux beside Argo CD, passes the checks", (_name, { mesh, ...rest }) => {
  const fleet = { ...rest, mesh: { ...mesh, gitops: { ...mesh.gitops, engines: ["argocd", "flux"] as const } } };
  const all = foldersOf(fleet).map((folder) => examineFolder(folder, { validate, fleet }));
  expect([...all.flatMap(({ findings }) => findings), ...examineHub(all)].map(findingLine)).toEqual([]);
});

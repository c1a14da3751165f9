import type { Correction } from "../corrections.ts";
import { newFields } from "../rows.ts";
import { choice, fields, list, text } from "./fields.ts";

/** Fields of kustomize-controller 1.9.4 that are newer than the models' types: https://github.com/fluxcd/kustomize-controller/tree/v1.9.4/config/crd/bases */
export const fluxKustomizeFields: readonly Correction[] = [
  ...newFields("kustomize.toolkit.fluxcd.io", {
    "IKustomizationSpec.buildMetadata": list(choice("originAnnotations", "transformerAnnotations")),
    "IKustomizationSpec.ignore": list(
      fields(
        {
          paths: list(text),
          target: fields({
            annotationSelector: text,
            group: text,
            kind: text,
            labelSelector: text,
            name: text,
            namespace: text,
            version: text,
          }),
        },
        ["paths"],
      ),
    ),
    "IPostBuild.substituteStrategy": choice("WithVariables", "Always"),
  }),
];

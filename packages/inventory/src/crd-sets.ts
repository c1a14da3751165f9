import { applicationSources } from "./application-sources.ts";
import { crdsFolder, fleetFolder } from "./folders.ts";
import { textAt } from "./look.ts";
import type { Resource } from "./resource.ts";

const pattern = new RegExp(`(?:^|/)${fleetFolder}/${crdsFolder}/([^/]+)/?$`);

/** Names of the sets of shared CRDs that objects deliver, by the end of the paths they name. */
export const crdSetsOf = (resources: readonly Resource[]): ReadonlySet<string> =>
  new Set(
    resources
      .flatMap((resource) => [
        ...applicationSources(resource).map(({ source }) => textAt(source, "path")),
        resource.ref.kind === "Kustomization" ? textAt(resource.body, "spec", "path") : undefined,
      ])
      .flatMap((path) => (path === undefined ? [] : (pattern.exec(path)?.[1] ?? []))),
  );

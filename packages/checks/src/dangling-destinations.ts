import { finding, kinds, pointerTo } from "@meshwright/findings";
import { applicationSources, at, itemsAt, placeIn, textAt } from "@meshwright/inventory";
import type { Json } from "@meshwright/model";
import type { Check } from "./check.ts";

const group = "argoproj.io";

/** True where a pattern of a project may mean the value. Of patterns with signs only what comes before them is judged. */
function allows(pattern: string, value: string): boolean {
  const sign = pattern.search(/[*?[{!]/);
  return sign < 0 ? pattern === value : value.startsWith(pattern.slice(0, sign));
}

/** What is said in another way, a cluster by its name here and by its server there, cannot be compared. */
const mayBe = (item: Json, destination: Json, key: string): boolean => {
  const [pattern, value] = [textAt(item, key), textAt(destination, key)];
  return pattern === undefined || value === undefined || allows(pattern, value);
};

/** https://argo-cd.readthedocs.io/en/stable/user-guide/projects/: of a project that names no namespace, none is allowed. */
const isAllowed = (destination: Json, items: readonly Json[]): boolean =>
  items.some(
    (item) =>
      mayBe(item, destination, "name") &&
      mayBe(item, destination, "server") &&
      allows(textAt(item, "namespace") ?? "", textAt(destination, "namespace") ?? ""),
  );

/** Argo CD takes the forms of an address of git for the same. */
const plain = (url: string): string => url.toLowerCase().replace(/(\.git)?\/?$/, "");

export const danglingDestinations: Check = {
  name: "dangling-destinations",
  summary: "Every destination and repository of an Application is one of its project, where that is rendered",
  finds: [kinds.danglingReference],
  *run({ inventory }) {
    for (const resource of inventory.of(group, "Application")) {
      const spec = resource.body["spec"];
      const name = textAt(spec, "project") ?? "";
      const project = inventory.find(group, "AppProject", name, resource.ref.namespace);
      if (project === undefined) continue;
      const destination = at(spec, "destination") ?? {};
      if (!isAllowed(destination, itemsAt(project.body, "spec", "destinations"))) {
        const told = ["name", "server", "namespace"].flatMap((key) => textAt(destination, key) ?? []).join(" ");
        const args = { kind: `destination of AppProject ${name}`, name: told };
        yield finding(kinds.danglingReference, placeIn(resource, "/spec/destination"), args);
      }
      const repositories = itemsAt(project.body, "spec", "sourceRepos").filter((one) => typeof one === "string");
      for (const { source, keys } of applicationSources(resource)) {
        const value = at(source, "repoURL");
        if (typeof value !== "string" || repositories.some((one) => allows(plain(one), plain(value)))) continue;
        const args = { kind: `repository of AppProject ${name}`, name: value };
        yield finding(kinds.danglingReference, placeIn(resource, pointerTo(...keys, "repoURL")), args);
      }
    }
  },
};

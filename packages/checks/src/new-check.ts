import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

// `pnpm new check <name>`: the files of a check of rendered objects, as a start that is green.

const grammar = /^(no|require|unique|valid|dangling)(-[a-z]+)+$/;
const camel = (name: string): string => name.replaceAll(/-([a-z])/g, (_, letter: string) => letter.toUpperCase());

const checkText = (name: string): string => `import { finding, kinds } from "@meshwright/findings";
import { placeIn, textAt } from "@meshwright/inventory";
import type { Check } from "./check.ts";

export const ${camel(name)}: Check = {
  name: "${name}",
  summary: "Write here what holds when it finds nothing",
  finds: [kinds.danglingReference],
  *run({ inventory }) {
    for (const resource of inventory.of("", "Service")) {
      if (textAt(resource.body, "spec", "type") !== "ExternalName") continue;
      yield finding(kinds.danglingReference, placeIn(resource, "/spec/type"), { kind: "Service", name: "orders" });
    }
  },
};
`;

const fixtureText = `# Write here what is wrong; its line is marked, and what is right stands beside it.
apiVersion: v1
kind: Service
metadata:
  name: orders
  namespace: shop
spec:
  type: ExternalName # expect MW1005
  externalName: orders.harbour.example
---
apiVersion: v1
kind: Service
metadata:
  name: basket
  namespace: shop
spec:
  type: ClusterIP
`;

/** The registry with one more line, sorted. */
function registered(registry: string, name: string): string {
  const named = [...registry.matchAll(/^import \{ \w+ \} from "\.\/([a-z-]+)\.ts";$/gm)].map(([, one = ""]) => one);
  const names = [...named, name].toSorted();
  const imports = names.map((one) => `import { ${camel(one)} } from "./${one}.ts";\n`).join("");
  const list = names.map((one) => `  ${camel(one)},\n`).join("");
  return `import type { Check } from "./check.ts";
${imports}
/** All checks of rendered objects, sorted by name. */
export const checks: readonly Check[] = [
${list}];
`;
}

const steps = (name: string): string => `Made, and green as they are:
  packages/checks/src/${name}.ts
  packages/checks/test/fixtures/${name}.yaml
  a line in packages/checks/src/checks.ts

Next:
  1. Write its summary and what it looks for, and mark the wrong lines of its fixture.
  2. Take a kind that there is, or declare one in packages/findings/src/kinds/: the next free code of its range.
  3. A new kind needs its page, docs/findings/<CODE>.md.
  4. pnpm --filter @meshwright/checks test, and packages/mesh/test/checks.test.ts: what we render must pass.
`;

const [what, name = "", ...more] = process.argv.slice(2);
const source = import.meta.dirname;
const check = join(source, `${name}.ts`);
if (what !== "check" || more.length > 0 || !grammar.test(name)) {
  process.stderr.write("pnpm new check <name>; a name begins with no-, require-, unique-, valid- or dangling-\n");
  process.exitCode = 2;
} else if (existsSync(check)) {
  process.stderr.write(`there is a check ${name} already\n`);
  process.exitCode = 2;
} else {
  const registry = join(source, "checks.ts");
  writeFileSync(check, checkText(name), { flag: "wx" });
  writeFileSync(join(source, `../test/fixtures/${name}.yaml`), fixtureText, { flag: "wx" });
  writeFileSync(registry, registered(readFileSync(registry, "utf8"), name));
  process.stdout.write(steps(name));
}

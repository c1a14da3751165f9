import module from "node:module";

// The second start of the tool takes half as long; where the folder cannot be written, the first one is as fast as any.
module.enableCompileCache(`${import.meta.dirname}/../../../node_modules/.cache/meshwright`);

const { useBundles } = await import("./fast-start/use-bundles.ts");
useBundles();
const { start } = await import("./start.ts");
await start();

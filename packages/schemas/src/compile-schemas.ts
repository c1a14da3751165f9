import type { CompiledSchemas } from "./standalone.ts";

/** As `compiled`, but what compiles is loaded only when it is called: every command imports this package. */
export const compileSchemas = async (folder: string): Promise<CompiledSchemas> =>
  (await import("./standalone.ts")).compiled(folder);

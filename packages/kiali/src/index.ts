export type { KialiAccessProps } from "./kiali-access.ts";
export type { KialiProps } from "./kiali.ts";
export { Kiali } from "./kiali.ts";
export { KialiAccess } from "./kiali-access.ts";
export { kialiNamespace } from "./names.ts";

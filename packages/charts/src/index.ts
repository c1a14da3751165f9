export type { ChartObject } from "./chart-object.ts";
export type { ChartOutput, ChartRequest, RenderedCharts } from "./chart-request.ts";
export type { HelmRunOptions } from "./helm-run.ts";
export type { ReadCharts } from "./read-charts.ts";
export { helmRunKey } from "./helm-run.ts";
export { readCharts } from "./read-charts.ts";

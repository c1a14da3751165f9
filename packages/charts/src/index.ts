export type { ChartObject } from "./chart-object.ts";
export type { ChartRequest, RenderedCharts } from "./chart-request.ts";

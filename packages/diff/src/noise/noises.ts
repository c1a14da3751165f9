import { checksums } from "./checksums.ts";
import { chartLabels } from "./chart-labels.ts";
import { gateImage } from "./gate-image.ts";
import { gateNames } from "./gate-names.ts";
import type { Noise } from "./noise.ts";
import { ownScripts } from "./own-scripts.ts";
import { webhookCa } from "./webhook-ca.ts";

/** All kinds of noise, sorted by name. */
export const noises: readonly Noise[] = [chartLabels, checksums, gateImage, gateNames, ownScripts, webhookCa];

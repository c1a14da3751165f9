import { checksums } from "./checksums.ts";
import { chartLabels } from "./chart-labels.ts";
import { gateImage } from "./gate-image.ts";
import { gateNames } from "./gate-names.ts";
import type { Noise } from "./noise.ts";
import { webhookCa } from "./webhook-ca.ts";

/** All kinds of noise, sorted by name. Never a script, whoever is said to have written it: it runs in the cluster. */
export const noises: readonly Noise[] = [chartLabels, checksums, gateImage, gateNames, webhookCa];

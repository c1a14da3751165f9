import type { GateCondition } from "../mesh/conditions.ts";
import { conditionTexts } from "../mesh/conditions.ts";
import { enumerate } from "../words.ts";
import type { Told } from "./step.ts";
import { isOfMesh, stepName, whatWaits } from "./step.ts";

/** What a condition asks: it is replaced by another one that asks the same of something else. */
const asks = ({ line }: GateCondition): string => line.split(/\s/, 2).join(" ");

/** True for one command whose words are quoted where they must be: nothing runs beside it. */
const isPlain = ({ line }: GateCondition): boolean => !/[;&|<>$`()#\n]/.test(line.replaceAll(/'[^']*'|\\'/g, ""));

/** Conditions of which only an address or a text differs with which something is compared. */
const isCompared = (one: GateCondition): boolean => /^(?:equals|endpoint_answers) /.test(one.line) && isPlain(one);

/** What a condition expects now: what is compared, and with what. */
function expected({ line, text }: GateCondition): string {
  const isOfRoots = /^equals \S+ \S+ istio-ca-root-cert /.test(line);
  return isOfRoots
    ? "the new set of root certificates in ConfigMap istio-system/istio-ca-root-cert"
    : line.startsWith("endpoint_answers ")
      ? `another address or certificate where ${text}`
      : `another value where ${text}`;
}

/** What the Job before a step waits for, and waited for. */
export function conditionsChange(
  unit: string,
  before: readonly GateCondition[],
  after: readonly GateCondition[],
): readonly Told[] {
  const [old, now] = [new Set(before.map(({ line }) => line)), new Set(after.map(({ line }) => line))];
  const gone = before.filter(({ line }) => !now.has(line));
  const come = after.filter(({ line }) => !old.has(line));
  const [goneTexts, comeTexts] = [gone, come].map((all) => new Set(all.map(({ text }) => text)));
  const lost = gone.filter(({ text }) => comeTexts?.has(text) !== true);
  const gained = come.filter(({ text }) => goneTexts?.has(text) !== true);
  const adjusted = come.filter(({ text }) => goneTexts?.has(text) === true);
  // A need is replaced, not lost, where the same is still asked of something.
  const isLost = lost.some((one) => !after.some((other) => asks(other) === asks(one)));
  const name = stepName(unit);
  const isRoutine =
    lost.length + gained.length === 0 && [...adjusted, ...gone].every(isCompared) && adjusted.length === gone.length;
  const told = [
    ...(lost.length > 0 ? [`no longer waits until ${enumerate(conditionTexts(lost), 4)}`] : []),
    ...(gained.length > 0 ? [`now waits until ${enumerate(conditionTexts(gained), 4)}`] : []),
    ...(adjusted.length > 0 ? [`now expects ${enumerate(adjusted.map(expected), 4)}`] : []),
  ];
  if (told.length === 0) return [];
  const says = `The Job that waits before ${name} ${told.join("; it ")}.`;
  if (isRoutine) return [{ risk: "routine", says }];
  return isLost
    ? [
        {
          risk: isOfMesh(unit) ? "stop" : "careful",
          says,
          beforeMerging: `Confirm that ${name} may start without this. An istiod that starts before its CA certificate is there makes a root of its own, and a remote secret for a cluster that does not answer reaches nobody.`,
        },
      ]
    : [{ risk: "careful", says, afterMerging: whatWaits(unit) }];
}

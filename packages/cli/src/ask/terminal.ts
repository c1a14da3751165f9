import type { CANCEL_SYMBOL } from "@clack/prompts";
import { confirm, isCancel, log, select, text } from "@clack/prompts";
import type { Prompts } from "./prompts.ts";
import { Cancelled } from "./prompts.ts";

const output = process.stderr;

/** clack answers with a symbol where the person ends it. */
function answered<T>(answer: T | typeof CANCEL_SYMBOL): T {
  if (isCancel(answer)) throw new Cancelled();
  return answer;
}

/** The terminal that the tool was started on. */
export const terminal: Prompts = {
  text: async ({ message, initial, placeholder, optional = false, problem }) =>
    answered(
      await text({
        message,
        output,
        initialValue: initial,
        placeholder,
        validate: (value = "") => {
          const answer = value.trim();
          if (answer === "") return optional ? undefined : "An answer is needed; Ctrl-C ends without writing anything.";
          return problem?.(answer);
        },
      }),
    ).trim(),
  choice: async ({ message, options }) => {
    const labelled: { value: string; hint: string }[] = options.map(({ value, hint }) => ({ value, hint }));
    const answer = answered(await select({ message, output, options: labelled }));
    const chosen = options.find(({ value }) => value === answer);
    if (chosen === undefined) throw new Cancelled();
    return chosen.value;
  },
  confirm: async ({ message, initial }) => answered(await confirm({ message, output, initialValue: initial })),
  tell: (words) => log.message(words, { output }),
};

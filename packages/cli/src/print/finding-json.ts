import type { Finding } from "@meshwright/findings";
import { titleOf } from "@meshwright/findings";

/** A finding of a fleet for programs. */
export const findingJson = ({ code, level, message, place }: Finding) => ({
  code,
  level,
  title: titleOf(code),
  message,
  ...(place.in === "fleet" && { file: place.file, line: place.line, column: place.column, keyPath: place.keyPath }),
});

import { getSystemErrorMap } from "node:util";

/** `permission denied (EACCES)`: the error of a system call without paths, which the finding has already. */
export function errorText(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (!("errno" in error) || typeof error.errno !== "number") return error.message;
  const [code, text] = getSystemErrorMap().get(error.errno) ?? ["", error.message];
  return `${text} (${code})`;
}

/** True for what the file system refused; anything else that is thrown is a bug. */
export const isSystemError = (error: unknown): error is Error => error instanceof Error && "syscall" in error;

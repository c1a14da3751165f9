import type { Api } from "./api.ts";
import { textIn, within } from "./event.ts";
import type { Reports } from "./reports.ts";

/** The first line of the one comment. */
const marker = "<!-- meshwright-diff -->";
const headLine = (head: string): string => `<!-- of ${head} -->`;

export interface Comment {
  readonly id: number;
  readonly body: string;
}

/** The comment that this action wrote before. Anybody may write one that begins the same: only the bot's own counts. */
export async function ownComment(api: Api, number: number, bot: string): Promise<Comment | undefined> {
  const comments = await api.list(`/issues/${number}/comments`);
  const own = comments.find(
    (one) => textIn(one, "user", "login") === bot && textIn(one, "body").startsWith(`${marker}\n`),
  );
  const id = within(own, "id");
  return typeof id === "number" ? { id, body: textIn(own, "body") } : undefined;
}

/** True where what was said before was said of other commits. */
export const isOfOthers = (before: Comment | undefined, head: string): boolean =>
  before !== undefined && !before.body.includes(headLine(head));

/** Writes the comment, or what it says now in place of what it said. Where nothing differs none is begun. */
export async function comment(
  api: Api,
  { number, head, before }: { readonly number: number; readonly head: string; readonly before: Comment | undefined },
  { markdown, risk, isIncomplete }: Reports,
): Promise<void> {
  const text = markdown.startsWith(`${marker}\n`) ? markdown.slice(marker.length + 1) : markdown;
  const body = `${marker}\n${headLine(head)}\n${text}`;
  if (before === undefined) {
    if (risk !== "none" || isIncomplete) await api.call("POST", `/issues/${number}/comments`, { body });
  } else if (before.body !== body) await api.call("PATCH", `/issues/comments/${before.id}`, { body });
}

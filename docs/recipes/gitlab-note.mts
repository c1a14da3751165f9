/**
 * Writes review/diff.markdown as the one note of the merge request, and the label of its risk. Exits with 1 where somebody must
 * confirm and nobody has: the label `meshwright::stop-allowed` does. Node 24 runs it as it is.
 */
import { readFileSync } from "node:fs";

const { CI_API_V4_URL, CI_PROJECT_ID, CI_MERGE_REQUEST_IID, MESHWRIGHT_TOKEN } = process.env;
// With merged results the pipeline has a commit of its own.
const head = process.env["CI_MERGE_REQUEST_SOURCE_BRANCH_SHA"] || process.env["CI_COMMIT_SHA"];
const headLine = `<!-- of ${head} -->`;
const marker = "<!-- meshwright-diff -->";
const risks = ["stop", "careful", "routine"];
const allow = "meshwright::stop-allowed";

/** https://docs.gitlab.com/api/rest/ */
async function call(method: string, path: string, body?: unknown): Promise<unknown> {
  const response = await fetch(`${CI_API_V4_URL}${path}`, {
    method,
    headers: { "private-token": MESHWRIGHT_TOKEN ?? "", "content-type": "application/json" },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${await response.text()}`);
  return response.json();
}

const request = `/projects/${CI_PROJECT_ID}/merge_requests/${CI_MERGE_REQUEST_IID}`;
const report = Object(JSON.parse(readFileSync("review/diff.json", "utf8")));
const markdown = readFileSync("review/diff.markdown", "utf8");
const risk = risks.find((one) => one === report.risk);
const body = `${marker}\n${headLine}\n${markdown.replace(`${marker}\n`, "")}`;

// Anybody may write a note that begins like ours: only that of the token's own user counts.
const me = Object(await call("GET", "/user")).id;
async function ownNote(page = 1): Promise<{ readonly id: number; readonly body: string } | undefined> {
  const answer = await call("GET", `${request}/notes?per_page=100&page=${page}&order_by=created_at&sort=asc`);
  const notes = Array.isArray(answer) ? answer : [];
  const found = notes.find((note) => note.author.id === me && note.body.startsWith(marker));
  return found ?? (notes.length < 100 ? undefined : ownNote(page + 1));
}
const own = await ownNote();
if (own !== undefined) await call("PUT", `${request}/notes/${own.id}`, { body });
else if (risk !== undefined) await call("POST", `${request}/notes`, { body });

const others = risks.filter((one) => one !== risk).map((one) => `meshwright::${one}`);
// What was allowed were the commits that were there.
if (own !== undefined && !own.body.includes(headLine)) others.push(allow);
const { labels } = Object(
  await call("PUT", request, {
    remove_labels: others.join(","),
    ...(risk !== undefined && { add_labels: `meshwright::${risk}` }),
  }),
);

if (risk === "stop" && !labels.includes(allow)) {
  process.stderr.write(`Somebody must confirm this: read the note, set the label ${allow}, and run this job again.\n`);
  process.exitCode = 1;
}

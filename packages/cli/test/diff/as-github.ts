import { micromark } from "micromark";
import { gfm, gfmHtml } from "micromark-extension-gfm";

/** Markdown as HTML, the way GitHub reads it, before mentions and references to issues become links. */
export const htmlOf = (markdown: string): string =>
  micromark(markdown, { allowDangerousHtml: true, extensions: [gfm()], htmlExtensions: [gfmHtml()] });

/** The elements of a page, each once, sorted. */
export const elementsOf = (html: string): readonly string[] =>
  [...new Set(Array.from(html.matchAll(/<\/?([a-z][a-z0-9]*)/gi), ([, name = ""]) => name.toLowerCase()))].toSorted();

/** What is seen of a page, without code, in which GitHub links nothing. */
export const seenOf = (html: string): string =>
  html
    .replaceAll(/<code[\s\S]*?<\/code>/g, " ")
    .replaceAll(/<!--[\s\S]*?-->/g, "")
    .replaceAll(/<[^>]*>/g, " ")
    .replaceAll("&#8203;", "\u200B")
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&quot;", '"')
    .replaceAll("&amp;", "&");

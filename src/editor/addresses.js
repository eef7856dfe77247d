/* Which addresses a story may lead to, and which of them are embeds. The sanitiser has the last word on both. */
import { words } from "./words.js";

/** The address as it is kept, or nothing where the sanitiser would take it out. */
export function linkTo(typed) {
  const address = typed?.trim() ?? "";
  if (!address || /[\u0000-\u001f]/.test(address)) return "";
  if (address.startsWith("#")) return /\s/.test(address) ? "" : address;
  try {
    const { protocol } = new URL(address, "https://site.invalid/");
    return ["http:", "https:", "mailto:"].includes(protocol) ? address : "";
  } catch {
    return "";
  }
}

const EMBED = /^https:\/\/(?:www\.)?([a-z0-9.-]+)(?::443)?(?:[/?#](?:[\w\-.~:/?@!$&'()*+,;=#]|%[0-9a-f]{2}|[^\x00-\x7f\s])*)?$/i;

/** The name of the service behind an address that stands alone, or nothing where it is no embed. */
export function serviceOf(address) {
  const host = address.startsWith("https:") && EMBED.exec(address)?.[1].toLowerCase();
  return host && address.indexOf("#") === address.lastIndexOf("#") ? words.services[host] : undefined;
}

/** Text for XML and HTML, between tags or in an attribute. What XML 1.0 cannot hold at all becomes U+FFFD. */
export function escapeXml(text: string): string {
  return text
    .replace(notInXml, '\ufffd')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');
}

/** Control characters, what is no character, and halves of one. */
const notInXml = /[^\P{Cc}\t\n\r]|[\ufffe\uffff]|\p{Cs}/gu;

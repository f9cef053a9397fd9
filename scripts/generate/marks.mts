/** A text with its pieces between `<!-- generated: NAME -->` and `<!-- /generated -->` written anew. */
export function fillMarks(text: string, pieces: Readonly<Record<string, string>>): string {
  return text.replace(
    /(<!-- generated: ([\w ]+) -->\n)[\s\S]*?(<!-- \/generated -->)/g,
    (whole, open: string, name: string, close: string) =>
      pieces[name] ? `${open}\n${pieces[name]}\n\n${close}` : whole,
  );
}

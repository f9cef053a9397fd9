/**
 * Lets the bundler see through the packages of the language server protocol.
 *
 * They are published as CommonJS that TypeScript has written, and of CommonJS a bundler has to keep everything, and
 * run everything at every start. What TypeScript writes is so regular that it can be turned back into the ES modules
 * that it came from, line by line: then only what is used is kept. A file that has anything else in it is left as it
 * is, which costs size and nothing more. One thing differs: a name that two `export *` give is nobody's, where it was
 * the first one's; the build fails should it be used.
 */
import { readFile } from 'node:fs/promises';
import { isBuiltin } from 'node:module';
import type { Plugin } from 'esbuild';

const files =
  /[\\/]node_modules[\\/]vscode-(?:jsonrpc|languageserver(?:-protocol|-types|-textdocument)?|languageclient)[\\/]lib[\\/].*\.js$/;

export const esModules: Plugin = {
  name: 'es-modules',
  setup({ onLoad }) {
    onLoad({ filter: files }, async ({ path }) => ({
      contents: toEsModule(await readFile(path, 'utf8')),
      loader: 'js',
    }));
  },
};

/** What TypeScript needs to imitate modules. */
const helpers =
  /^var __(?:createBinding|setModuleDefault|importStar|importDefault|exportStar) = .*\n(?: .*\n|\}.*\n)*/gm;

const markers =
  /^Object\.defineProperty\(exports, "__esModule", \{ value: true \}\);\n|^(?:exports\.\w+ = )+void 0;\n/gm;

/** The same module without `exports`; the text itself if that cannot be had. */
export function toEsModule(text: string): string {
  const imports = new Map<string, string>();
  const inlined = new Map<string, string>();
  const head: string[] = [];

  function takeImport(_line: string, name: string, helper: string | undefined, from: string): string {
    imports.set(name, from);
    const isOfTypeScript = name.endsWith('_1');
    // What the host brings along is loaded where it is used, if the name is of TypeScript's own making and so has
    // one meaning in the whole file: `child_process`, `crypto` and `net` take milliseconds that most starts can save.
    if (isBuiltin(from) && isOfTypeScript) inlined.set(name, from);
    // A namespace import would copy it, once a file, and it is large.
    else if (from === 'vscode') head.push(`const ${name} = require('${from}');`);
    else head.push(`import ${helper || isOfTypeScript ? '* as ' : ''}${name} from '${from}';`);
    return '';
  }

  const code = text
    .replace(/\r\n/g, '\n')
    .replace(helpers, '')
    .replace(markers, '')
    .replace(/^(?:const|var) (\w+) = (__import(?:Star|Default)\()?require\("([^"]+)"\)\)?;$/gm, takeImport)
    .replace(/^__exportStar\(require\(("[^"]+")\), exports\);$/gm, 'export * from $1;')
    .replace(
      /^Object\.defineProperty\(exports, "(\w+)", \{ enumerable: true, get: function \(\) \{ return (\w+)\.(\w+); \} \}\);$/gm,
      (line, name: string, of: string, member: string) =>
        imports.has(of) ? `export { ${member} as ${name} } from '${imports.get(of)}';` : line,
    )
    // A namespace or an enumeration: a function that fills an object, and does nothing else.
    .replace(
      /^(export )?var (\w+);\n((?:\/\*[\s\S]*?\*\/\n)?)\(function \(\2\) \{\n([\s\S]*?)^\}\)\(\2 \|\| \((exports\.\2 = )?\2 = \{\}\)\);$/gm,
      (
        _,
        isExported: string | undefined,
        name: string,
        comment: string,
        body: string,
        isAssigned: string | undefined,
      ) =>
        `${comment}${isExported || isAssigned ? 'export ' : ''}var ${name} = /* @__PURE__ */ (function (${name}) {\n${body}return ${name};\n})({});`,
    )
    // One that adds to a class or function of the same name.
    .replace(/^\}\)\((\w+) \|\| \(exports\.\1 = \1 = \{\}\)\);$/gm, '})($1);')
    .replace(/^exports\.default = (\w+);$/gm, 'export default $1;')
    .replace(/^exports\.(\w+) = \1;$/gm, 'export { $1 };')
    .replace(/^exports\.(\w+) = /gm, 'export const $1 = ')
    .replace(/(?<![.\w$'"])exports\.(\w+)\b(?! =[^=])/g, '$1');

  if (/(?<![.\w$])(?:exports\b|require\(|module\.)/.test(code.replace(comments, ''))) return text;
  const isInlined = new RegExp(`\\b(?:${[...inlined.keys()].join('|') || '(?!)'})\\b`, 'g');
  return head.join('\n') + code.replace(isInlined, (name) => `(require('${inlined.get(name)}'))`);
}

const comments = /\/\*[\s\S]*?\*\/|\/\/.*$/gm;

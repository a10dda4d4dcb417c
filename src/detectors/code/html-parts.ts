import { type Token, Tokenizer, TokenizerMode } from 'parse5';

export interface Tag {
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly at: number;
  /** What stands in a `<script>`. */
  readonly script: string;
}

const MOST_TAGS = 50_000;

/** The start tags of a piece of HTML, as a browser's tokenizer reads it; scripts with their text. Builds no tree. */
export function tagsOf(html: string): readonly Tag[] {
  const tags: { name: string; attributes: Map<string, string>; at: number; script: string }[] = [];
  let inside: { script: string } | undefined;
  const tokenizer: Tokenizer = new Tokenizer(
    { sourceCodeLocationInfo: true },
    {
      onStartTag({ tagName, attrs, location }: Token.TagToken) {
        const tag = {
          name: tagName,
          attributes: new Map(attrs.map(({ name, value }) => [name.toLowerCase(), value])),
          at: location?.startOffset ?? 0,
          script: '',
        };
        if (tags.length < MOST_TAGS) tags.push(tag);
        if (tagName === 'script') {
          tokenizer.state = TokenizerMode.SCRIPT_DATA;
          inside = tag;
        }
        if (tagName === 'textarea' || tagName === 'title') tokenizer.state = TokenizerMode.RCDATA;
        if (tagName === 'style') tokenizer.state = TokenizerMode.RAWTEXT;
      },
      onEndTag({ tagName }: Token.TagToken) {
        if (tagName === 'script') inside = undefined;
      },
      onCharacter({ chars }: Token.CharacterToken) {
        if (inside) inside.script += chars;
      },
      onWhitespaceCharacter({ chars }: Token.CharacterToken) {
        if (inside) inside.script += chars;
      },
      onNullCharacter: () => undefined,
      onComment: () => undefined,
      onDoctype: () => undefined,
      onEof: () => undefined,
    },
  );
  tokenizer.write(html, true);
  return tags;
}

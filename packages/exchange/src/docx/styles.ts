import {
  AlignmentType,
  type IBaseParagraphStyleOptions,
  type IStylesOptions,
  LineRuleType,
  UnderlineType,
} from 'docx'

/**
 * The styles of Verbatim, by the ids that its macros look for: pocket, hat, block and tag are headings,
 * cite, underline and emphasis are styles of characters. Sizes are half points.
 */
export const STYLE = {
  pocket: 'Heading1',
  hat: 'Heading2',
  block: 'Heading3',
  tag: 'Heading4',
  cite: 'Style13ptBold',
  underline: 'StyleUnderline',
  emphasis: 'Emphasis',
} as const

/** Names that people see in the list of styles beside the styles' own (`w:aliases`). */
export const ALIASES: Readonly<Record<string, string>> = {
  Normal: 'Normal/Card',
  [STYLE.pocket]: 'Pocket',
  [STYLE.hat]: 'Hat',
  [STYLE.block]: 'Block',
  [STYLE.tag]: 'Tag',
  [STYLE.cite]: 'Cite',
  [STYLE.underline]: 'Underline',
}

const heading = (
  id: string,
  name: string,
  size: number,
  more: Pick<IBaseParagraphStyleOptions, 'run' | 'paragraph'>,
) => ({
  id,
  name,
  basedOn: 'Normal',
  next: 'Normal',
  quickFormat: true,
  uiPriority: 9,
  run: { bold: true, size, ...more.run },
  paragraph: { keepNext: true, keepLines: true, ...more.paragraph },
})

export const STYLES: IStylesOptions = {
  default: { document: { run: { font: 'Calibri', size: 22 } } },
  paragraphStyles: [
    {
      id: 'Normal',
      name: 'Normal',
      quickFormat: true,
      run: { font: 'Calibri', size: 22 },
      paragraph: { spacing: { after: 160, line: 259, lineRule: LineRuleType.AUTO } },
    },
    heading(STYLE.pocket, 'heading 1', 52, {
      paragraph: { alignment: AlignmentType.CENTER, outlineLevel: 0 },
    }),
    heading(STYLE.hat, 'heading 2', 44, {
      run: { underline: { type: UnderlineType.DOUBLE } },
      paragraph: { alignment: AlignmentType.CENTER, outlineLevel: 1 },
    }),
    heading(STYLE.block, 'heading 3', 32, {
      run: { underline: { type: UnderlineType.SINGLE } },
      paragraph: { alignment: AlignmentType.CENTER, outlineLevel: 2, spacing: { before: 240 } },
    }),
    heading(STYLE.tag, 'heading 4', 26, {
      paragraph: { outlineLevel: 3, spacing: { before: 160, after: 0 } },
    }),
  ],
  characterStyles: [
    {
      id: STYLE.cite,
      name: 'Style 13 pt Bold',
      quickFormat: true,
      run: { bold: true, size: 26 },
    },
    {
      id: STYLE.underline,
      name: 'Style Underline',
      quickFormat: true,
      run: { size: 22, bold: false, underline: { type: UnderlineType.SINGLE } },
    },
    {
      id: STYLE.emphasis,
      name: 'Emphasis',
      quickFormat: true,
      run: { bold: true, underline: { type: UnderlineType.SINGLE } },
    },
  ],
}

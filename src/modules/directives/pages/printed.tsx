import {
  type Paper,
  type PaperGrid,
  type PaperLine,
  sheetsOfPaper,
  widthsOfGrid,
} from '../../../documents/paper.ts'
import { classes } from '../../../ui/classes.ts'

const ALIGN = { left: '', center: 'c', right: 'r', justify: 'j' } as const
const HALVES = { left: 'half-l', right: 'half-r' } as const

const Line = ({ line }: { readonly line: PaperLine }) => {
  const look = classes(
    ALIGN[line.align ?? 'left'],
    line.half && HALVES[line.half],
    line.indent && 'red',
    line.small && 'fine',
    line.above !== undefined && line.above > 0 && (line.above > 1 ? 'above-2' : 'above'),
    line.right !== undefined && 'ends',
  )
  const words = line.bold ? <b>{line.text}</b> : line.text
  return (
    <p class={look || undefined}>
      {line.right === undefined ? (
        words
      ) : (
        <>
          <span>{words}</span>
          <span>{line.right}</span>
        </>
      )}
    </p>
  )
}

const Grid = ({ grid }: { readonly grid: PaperGrid }) => (
  <table>
    <colgroup>
      {widthsOfGrid(grid).map((width) => (
        <col width={`${Math.round(width)}%`} />
      ))}
    </colgroup>
    <thead>
      <tr>
        {grid.head.map((cell) => (
          <th scope="col">{cell}</th>
        ))}
      </tr>
    </thead>
    <tbody>
      {grid.rows.map((row) => (
        <tr>
          {grid.head.map((_, at) => (
            <td>{row[at] ?? ''}</td>
          ))}
        </tr>
      ))}
    </tbody>
  </table>
)

/** A paper written here as it is printed, sheet by sheet; DOCX and PDF are made of the same value. */
export const PrintedPaper = ({ paper }: { readonly paper: Paper }) => (
  <>
    {sheetsOfPaper(paper).map(({ blocks }, at) => (
      <article class="pg pg--own" lang="ru" tabindex={0} aria-label={`${paper.title} ${at + 1}`}>
        {blocks.map((block) => (block.kind === 'grid' ? <Grid grid={block} /> : <Line line={block} />))}
      </article>
    ))}
  </>
)

import { ACTIONS } from './clauses.ts'
import { type Draft, type ExpectedClause, line, type Variant } from './model.ts'
import { GROUPS, PEOPLE } from './people.ts'
import { type Choices, choicesOf } from './random.ts'
import { inFigures, iso, untilTerm } from './terms.ts'

const RECIPIENTS: readonly (readonly string[])[] = [
  ['Руководителям', 'общеобразовательных организаций'],
  ['Руководителям органов местного самоуправления,', 'осуществляющим управление', 'в сфере образования'],
  ['Директорам школ Лужанского района'],
]

const TOLD: readonly string[] = [
  'Комитет образования информирует о проведении регионального мониторинга эффективности наставничества.',
  'Сообщаем, что в районе продолжается реализация проекта «Школы помогают школам».',
]

type Piece = { readonly lines: readonly string[]; readonly expected: readonly ExpectedClause[] }

const base = { number: null, parent: null, freq: null, control: null, annexes: [] as readonly string[] }

const asked = (choices: Choices, year: number, recipient: string): Piece => {
  const action = choices.one(ACTIONS)
  const term = untilTerm(choices, year, 4)
  const text = choices.one([`Просим ${action} ${term.text}.`, `Просим Вас ${term.text} ${action}.`])
  return {
    lines: [text],
    expected: [{ ...base, addressees: [recipient], action, deadline: term.deadline, modality: 'order' }],
  }
}

const obliged = (choices: Choices, year: number): Piece => {
  const group = choices.one(GROUPS)
  const action = choices.one(ACTIONS)
  const term = untilTerm(choices, year, 4)
  return {
    lines: [`${group} необходимо ${action} ${term.text}.`],
    expected: [
      {
        ...base,
        addressees: [group],
        action: `необходимо ${action}`,
        deadline: term.deadline,
        modality: 'order',
      },
    ],
  }
}

const recommended = (choices: Choices, year: number): Piece => {
  const groups = choices
    .some(GROUPS.slice(0, 5), 2)
    .map((each) => each.slice(0, 1).toLowerCase() + each.slice(1))
  const pieces = groups.map((group) => {
    const [action, term] = [choices.one(ACTIONS), untilTerm(choices, year, 5)]
    return {
      lines: [
        `${group}:`,
        `${action} – ${/^(?:до|с |в п|не|к )/u.test(term.text) ? 'срок ' : ''}${term.text}.`,
      ],
      expected: {
        ...base,
        addressees: [group],
        action,
        deadline: term.deadline,
        modality: 'recommendation' as const,
      },
    }
  })
  return {
    lines: ['Учитывая изложенное, комитет рекомендует:', ...pieces.flatMap((piece) => piece.lines)],
    expected: pieces.map((piece) => piece.expected),
  }
}

const listed = (choices: Choices, year: number, recipient: string): Piece => {
  const items = choices
    .some(ACTIONS, 3)
    .map((action, at) => ({ action, term: untilTerm(choices, year, 4), number: at + 1 }))
  return {
    lines: [
      'Просим:',
      ...items.map(
        ({ action, term, number }) =>
          `${number}. ${action.slice(0, 1).toUpperCase()}${action.slice(1)} ${term.text}.`,
      ),
    ],
    expected: items.map(({ action, term, number }) => ({
      ...base,
      number: String(number),
      addressees: [recipient],
      action,
      deadline: term.deadline,
      modality: 'order',
    })),
  }
}

const bodyOf = (choices: Choices, year: number, recipient: string): Piece[] => {
  const makers = [asked, obliged, listed]
  const first = [
    choices.one(makers)(choices, year, recipient),
    choices.one([asked, obliged])(choices, year, recipient),
  ]
  return choices.chance(0.6) ? [...first, recommended(choices, year)] : first
}

/** A letter: letterhead with telephones, answer mark, recipient, requests, recommendations. */
export const letterVariant = (seed: number): Variant => {
  const choices = choicesOf(seed + 5000)
  const year = choices.one([2021, 2022, 2023, 2025])
  const [month, day] = [choices.below(3) + 1, choices.below(27) + 1]
  const number = choices.one(['19-338/2023', '01-12/45', '567', '12-од'])
  const recipient = choices.one(RECIPIENTS)
  const signer = choices.one(PEOPLE)
  const title = choices.one([
    ['О проведении мониторинга'],
    ['Об участии в мероприятиях', 'региональной дорожной карты'],
  ] as const)
  const body = bodyOf(choices, year, recipient.join(' '))
  const dated = choices.one([
    `${inFigures(year, month, day)} № ${number}`,
    `от ${inFigures(year, month, day)} № ${number}`,
  ])
  const drafts: Draft[] = [
    line('КОМИТЕТ ОБРАЗОВАНИЯ', { align: 'center', bold: true }),
    line('администрации Лужанского муниципального района', { align: 'center' }),
    line('ул. Садовая, д. 5, г. Лужанск, 187000'),
    line('тел. 8 (81362) 21-334, e-mail: edu@example.org'),
    line(dated),
    ...(choices.chance(0.6) ? [line('на № _____ от _____')] : []),
    ...recipient.map((text) => line(text, { align: 'right' })),
    ...title.map((text) => line(text)),
    ...(choices.chance(0.5) ? [line('Уважаемые коллеги!', { align: 'center' })] : []),
    line(choices.one(TOLD)),
    ...body.flatMap((piece) => piece.lines.map((text) => line(text))),
    line(`Председатель комитета\t${signer.short}`),
    line('Исп. Рощина А.А., тел. 8 (81362) 21-335'),
  ]
  return {
    name: `letter ${seed}`,
    drafts,
    expected: {
      kind: 'письмо',
      issuer: 'КОМИТЕТ ОБРАЗОВАНИЯ администрации Лужанского муниципального района',
      number,
      date: iso(year, month, day),
      place: null,
      title: title.join(' '),
      grounds: 0,
      signatory: signer.short,
      position: 'Председатель комитета',
      distribution: [],
      preparedBy: 'Рощина А.А.',
      annexes: [],
      clauses: body.flatMap((piece) => piece.expected),
      rows: [],
    },
  }
}

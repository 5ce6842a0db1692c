// Who writes while the program is being killed: a head reports, an officer returns the report, and so on for ever.
import { randomUUID } from 'node:crypto'
import { enterAs } from './visitor.mjs'

/** Head of a school and whoever judges him; every lane has an assignment of its own. */
const LANES = [
  ['z5', 'coordinator'],
  ['z6', 'officer'],
  ['z1', 'methodologist'],
  ['b4', 'b-coordinator'],
]

const UUID = '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}'

/** Signs everybody in anew (a session of its own has its own limit of submits) and finds the assignments on the pages. */
export const openLanes = (address, known) =>
  Promise.all(
    LANES.map(async ([head, officer], at) => {
      const writer = await enterAs(address, head)
      const judge = await enterAs(address, officer)
      const page = await writer.read('/assignments')
      const assignment = known[at] ?? new RegExp(`/assignments/(${UUID})`).exec(page)?.[1]
      if (assignment === undefined) throw new Error(`no assignment on the page of ${head}`)
      return { writer, judge, assignment }
    }),
  )

const FORMS = {
  report: (words) => ({ text: words, channel: 'self' }),
  judge: (words) => ({ decision: 'returned', words }),
}

/** Sends one write; gives the status. The key is ours, so the same write can be sent again after the fall. */
export const sendWrite = (lane, write) =>
  (write.kind === 'report' ? lane.writer : lane.judge).post(`/assignments/${lane.assignment}/${write.kind}`, {
    command_key: write.key,
    ...FORMS[write.kind](write.words),
  })

/** Writes until told to stop or until something fails. `onAcknowledged` gets each write that was answered with 303. */
export const keepWriting = async (lane, book, stopped) => {
  // until something was taken the lane only finds out whose move it is: a refusal is not a failure there
  let kind = 'report'
  let turns = 0
  let taken = false
  while (!stopped()) {
    const write = {
      kind,
      key: randomUUID(),
      words: `Проба ${kind} ${randomUUID()}`,
      lane: lane.assignment,
      isGuess: !taken,
    }
    const status = await sendWrite(lane, write).catch(() => 0)
    if (status === 303) {
      taken = true
      book.acknowledged.push(write)
    } else if (status === 0 || status >= 500) book.unanswered.push(write)
    else if (turns > 0) book.refused.push({ ...write, status })
    if (status !== 303 && (turns > 0 || status === 0 || status >= 500)) return
    turns++
    kind = kind === 'report' ? 'judge' : 'report'
  }
}

/**
 * Every ceiling of the readers in one place. They are far above any real order or roadmap, and low enough that a
 * hostile file costs neither memory nor time (architecture.md section 5: inflated bytes are counted while
 * streaming, depth and spans are clamped).
 */
const MIB = 1024 * 1024

export const LIMITS = {
  /** What a person may upload. */
  uploadBytes: 20 * MIB,
  zip: {
    entries: 4_000,
    /** All parts that were really read, together. */
    inflatedBytes: 120 * MIB,
    partBytes: 64 * MIB,
    /** A part larger than `ratioFromBytes` that packs better than this is a bomb, not a text. */
    ratio: 200,
    ratioFromBytes: 8 * MIB,
  },
  xml: { depth: 256, nodes: 4_000_000, smallTreeNodes: 400_000 },
  document: {
    paragraphs: 200_000,
    cells: 400_000,
    columns: 64,
    textChars: 12_000_000,
    notes: 10_000,
    /** Style chains and number definitions longer than this are circles. */
    chain: 32,
    warnings: 100,
  },
  pdf: { pages: 500, itemsOnPage: 60_000, segmentsOnPage: 20_000 },
  txt: { lineChars: 1_000_000 },
  table: {
    sheets: 50,
    rows: 300_000,
    columns: 256,
    cells: 4_000_000,
    cellChars: 32_767,
    textChars: 60_000_000,
    /** Of a CSV; a file without line ends is no table. */
    lineChars: 1_000_000,
    /** Declared size of one sheet; sheets are streamed and rows counted, so it may be large. */
    sheetBytes: 512 * MIB,
  },
  child: { timeoutMs: 20_000, heapMb: 192, rssMb: 300, answerBytes: 64 * MIB, office: { timeoutMs: 60_000 } },
} as const

import { type Element, momentOf, oidOf, readElement, textOf } from './der.ts'

/** One signature inside a detached file, in the words of its certificate. Nothing of it is verified here. */
export type SignaturePart = {
  readonly signer: string
  readonly position: string
  readonly organisation: string
  /** Who issued the certificate. */
  readonly issuer: string
  /** Moments as «2026-11-22T11:41:45Z»; null when the file does not say. */
  readonly signedAt: string | null
  readonly validUntil: string | null
}

const SEQUENCE = 0x30
const SET = 0x31
const INTEGER = 0x02
const CONTEXT_0 = 0xa0
const SIGNED_DATA = '1.2.840.113549.1.7.2'
const SIGNING_TIME = '1.2.840.113549.1.9.5'

const NAMES = {
  commonName: '2.5.4.3',
  lastName: '2.5.4.4',
  organisation: '2.5.4.10',
  title: '2.5.4.12',
  firstNames: '2.5.4.42',
} as const

type Name = Readonly<Record<keyof typeof NAMES, string>>

const nameOf = (element: Element | undefined): Name => {
  const found = new Map(
    (element?.children ?? []).flatMap((set) =>
      set.children.flatMap(({ children: [key, value] }) =>
        key === undefined || value === undefined ? [] : [[oidOf(key), textOf(value)] as const],
      ),
    ),
  )
  const of = (key: keyof typeof NAMES): string => found.get(NAMES[key]) ?? ''
  return {
    commonName: of('commonName'),
    lastName: of('lastName'),
    organisation: of('organisation'),
    title: of('title'),
    firstNames: of('firstNames'),
  }
}

type Certificate = {
  readonly serial: string
  readonly issuer: Element
  readonly subject: Element
  readonly validUntil: string | null
}

const hex = ({ bytes }: Element): string => Buffer.from(bytes).toString('hex')

/** TBSCertificate: version when told, serial, algorithm, issuer, validity, subject. */
const certificateOf = (element: Element): Certificate | null => {
  const [body] = element.children
  const parts = body?.children.filter(({ tag }, at) => !(at === 0 && tag === CONTEXT_0)) ?? []
  const [serial, , issuer, validity, subject] = parts
  if (serial?.tag !== INTEGER || issuer === undefined || subject === undefined) return null
  const until = validity?.children[1]
  return { serial: hex(serial), issuer, subject, validUntil: until === undefined ? null : momentOf(until) }
}

/** SignerInfo names its certificate by issuer and serial, or by a key that only a lone certificate can answer. */
const certificateFor = (signer: Element, certificates: readonly Certificate[]): Certificate | undefined => {
  const [, named] = signer.children
  const [issuer, serial] = named?.tag === SEQUENCE ? named.children : []
  if (issuer === undefined || serial === undefined)
    return certificates.length === 1 ? certificates[0] : undefined
  return certificates.find((each) => each.serial === hex(serial) && hex(each.issuer) === hex(issuer))
}

const signingTime = (signer: Element): string | null => {
  const attributes = signer.children.find(({ tag }) => tag === CONTEXT_0)?.children ?? []
  for (const { children } of attributes) {
    const [key, values] = children
    const [value] = values?.children ?? []
    if (key !== undefined && value !== undefined && oidOf(key) === SIGNING_TIME) return momentOf(value)
  }
  return null
}

/** «Вяземская Татьяна Олеговна»: the person, also when the certificate is issued to an organisation. */
const personOf = ({ lastName, firstNames, commonName }: Name): string =>
  lastName !== '' && firstNames !== '' ? `${lastName} ${firstNames}` : commonName

const partOf = (signer: Element, certificates: readonly Certificate[]): SignaturePart => {
  const certificate = certificateFor(signer, certificates)
  const subject = nameOf(certificate?.subject)
  const issuer = nameOf(certificate?.issuer)
  return {
    signer: personOf(subject),
    position: subject.title,
    organisation: subject.organisation,
    issuer: issuer.commonName || issuer.organisation,
    signedAt: signingTime(signer),
    validUntil: certificate?.validUntil ?? null,
  }
}

const isBase64 = (text: string): boolean => /^[A-Za-z0-9+/=\s]+$/u.test(text)

/** Bytes of the signature: as they are, or out of PEM and bare base64. */
const rawOf = (bytes: Uint8Array): Uint8Array => {
  if (bytes[0] === SEQUENCE && !isBase64(new TextDecoder().decode(bytes.subarray(0, 64)))) return bytes
  const text = new TextDecoder().decode(bytes).replace(/-----[A-Z0-9 ]+-----/gu, '')
  return isBase64(text) ? new Uint8Array(Buffer.from(text.replace(/\s/gu, ''), 'base64')) : bytes
}

/**
 * What a detached signature (CMS, PKCS #7) says of itself: who signed, when, until when the certificate serves. Plain reading of
 * bounded bytes, no cryptography: whether the signature is true is checked elsewhere. Null when it is no such file.
 */
export const readSignature = (bytes: Uint8Array): SignaturePart[] | null => {
  const [kind, content] = readElement(rawOf(bytes))?.children ?? []
  const [data] = content?.children ?? []
  if (kind === undefined || data === undefined || oidOf(kind) !== SIGNED_DATA) return null
  const signers = data.children.findLast(({ tag }) => tag === SET)?.children ?? []
  const certificates = (data.children.find(({ tag }) => tag === CONTEXT_0)?.children ?? []).flatMap(
    (each) => certificateOf(each) ?? [],
  )
  const parts = signers.map((signer) => partOf(signer, certificates))
  return parts.length === 0 ? null : parts
}

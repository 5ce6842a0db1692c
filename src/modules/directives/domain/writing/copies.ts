import type { SignedCopy } from './input.ts'

type Named = { readonly name: string; readonly mediaType: string }

/** A detached signature is told by its name: some programs write it as bare text. */
export const isSignature = ({ name, mediaType }: Named): boolean =>
  mediaType === 'application/pkcs7-signature' || /\.(sig|p7s)$/iu.test(name)

/** The copy whose text is compared and which becomes the original: the first that is no signature. */
export const mainCopy = (copies: readonly SignedCopy[]): SignedCopy | undefined =>
  copies.find(({ purpose }) => purpose === 'copy')

const baseOf = (name: string): string => name.toLowerCase().replace(/\.(sig|p7s)$/u, '')
const stemOf = (name: string): string => baseOf(name).replace(/\.[a-z0-9]{2,5}$/u, '')

/** The document beside which a signature stands: «x.pdf» for «x.pdf.sig» or «x.sig», else the first. */
export const signedBy = <File extends { readonly name: string }>(
  signature: string,
  documents: readonly File[],
): File | undefined =>
  documents.find(({ name }) => name.toLowerCase() === baseOf(signature)) ??
  documents.find(({ name }) => stemOf(name) === stemOf(signature)) ??
  documents[0]

/** Which page of a list an address asks for: a whole number from 1; what is no such number is the first page. */
export const pageNumber = (text: string): number => (/^[1-9]\d{0,4}$/u.test(text) ? Number(text) : 1)

// What is looked for and where, in one form: small letters, tone and vowel marks dropped, as the server folds what is searched.
export const fold = (words) => words.normalize('NFD').replace(/\p{M}/gu, '').replace(/[\u0111\u0110\u00f0\u00d0]/g, 'd').toLowerCase();

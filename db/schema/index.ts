export * from './catalog';
export * from './checkout';
export * from './ledger';
export * from './notify';
export * from './operations';
export * from './payments';
export * from './stripe';

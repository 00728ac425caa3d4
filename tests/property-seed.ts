import fc from 'fast-check'

// A run of the checks says the same each time. `PROPERTY_SEED=$RANDOM npm test` looks further afield.
fc.configureGlobal({ seed: Number(process.env['PROPERTY_SEED'] ?? 20_261_122) })

// The smallest deployment, with nothing but what must be said.
using '../main.bicep'

import { sizes } from '../sizes.bicep'

param environmentName = 'realrecon-dev'
param location = 'westeurope'
param size = sizes.dev

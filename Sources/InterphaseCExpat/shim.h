// The header shows the limits on the amplification of entities only where XML_DTD is defined, as libraries are built.
#ifndef XML_DTD
#define XML_DTD 1
#endif
#include <expat.h>

<?xml version="1.0" encoding="utf-8"?>
<!-- A feed, RSS or Atom, as a page for people. The hint is the comment before the feed; the sheet
     of the page is the second that the feed names. -->
<xsl:stylesheet version="1.0"
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:atom="http://www.w3.org/2005/Atom"
  xmlns:dc="http://purl.org/dc/elements/1.1/"
  exclude-result-prefixes="atom dc">
<xsl:output method="html" encoding="utf-8" doctype-system="about:legacy-compat"/>
<xsl:variable name="sheet" select="substring-before(substring-after(/processing-instruction('xml-stylesheet')[2],'href=&quot;'),'&quot;')"/>

<xsl:template match="/">
  <xsl:apply-templates select="rss/channel|atom:feed"/>
</xsl:template>

<xsl:template match="channel">
  <xsl:call-template name="page">
    <xsl:with-param name="title" select="title"/>
    <xsl:with-param name="about" select="description"/>
    <xsl:with-param name="language" select="language"/>
    <xsl:with-param name="home" select="link"/>
    <xsl:with-param name="itself" select="atom:link[@rel='self']/@href"/>
    <xsl:with-param name="entries" select="item"/>
  </xsl:call-template>
</xsl:template>

<xsl:template match="atom:feed">
  <xsl:call-template name="page">
    <xsl:with-param name="title" select="atom:title"/>
    <xsl:with-param name="about" select="atom:subtitle"/>
    <xsl:with-param name="language" select="@xml:lang"/>
    <xsl:with-param name="home" select="atom:link[@rel='alternate']/@href"/>
    <xsl:with-param name="itself" select="atom:link[@rel='self']/@href"/>
    <xsl:with-param name="entries" select="atom:entry"/>
  </xsl:call-template>
</xsl:template>

<xsl:template name="page">
  <xsl:param name="title"/><xsl:param name="about"/><xsl:param name="language"/>
  <xsl:param name="home"/><xsl:param name="itself"/><xsl:param name="entries"/>
  <html lang="{$language}">
    <xsl:attribute name="dir"><xsl:choose>
      <xsl:when test="contains(' ar he fa ur ps yi ckb ug sd dv ', concat(' ', substring-before(concat($language, '-'), '-'), ' '))">rtl</xsl:when>
      <xsl:otherwise>ltr</xsl:otherwise>
    </xsl:choose></xsl:attribute>
    <head>
      <meta name="viewport" content="width=device-width, initial-scale=1"/>
      <meta name="robots" content="noindex"/>
      <title><xsl:value-of select="$title"/></title>
      <link rel="stylesheet" href="{$sheet}"/>
    </head>
    <body>
      <header class="top wrap"><a class="wordmark" href="/"><xsl:value-of select="$title"/></a></header>
      <main id="main" class="wrap">
        <header class="page">
          <h1 dir="auto"><a href="{$home}"><xsl:value-of select="$title"/></a></h1>
          <p class="standfirst" dir="auto"><xsl:value-of select="$about"/></p>
          <p class="meta"><xsl:value-of select="/comment()[1]"/></p>
          <p class="meta"><a href="{$itself}" dir="ltr"><xsl:value-of select="$itself"/></a></p>
        </header>
        <ol><xsl:apply-templates select="$entries"/></ol>
      </main>
    </body>
  </html>
</xsl:template>

<xsl:template match="item">
  <li class="hit">
    <h2 dir="auto"><a href="{link}"><xsl:value-of select="title"/></a></h2>
    <p class="sum" dir="auto"><xsl:value-of select="description"/></p>
    <p class="meta"><xsl:for-each select="dc:creator"><bdi><xsl:value-of select="."/></bdi><xsl:text> · </xsl:text></xsl:for-each><bdi><xsl:value-of select="substring(pubDate, 1, 22)"/></bdi></p>
  </li>
</xsl:template>

<xsl:template match="atom:entry">
  <li class="hit" lang="{@xml:lang}">
    <h2 dir="auto"><a href="{atom:link[@rel='alternate']/@href}"><xsl:value-of select="atom:title"/></a></h2>
    <p class="sum" dir="auto"><xsl:value-of select="atom:summary"/></p>
    <p class="meta"><xsl:for-each select="atom:author"><bdi><xsl:value-of select="atom:name"/></bdi><xsl:text> · </xsl:text></xsl:for-each><bdi><xsl:value-of select="substring(atom:published, 1, 10)"/></bdi></p>
  </li>
</xsl:template>
</xsl:stylesheet>

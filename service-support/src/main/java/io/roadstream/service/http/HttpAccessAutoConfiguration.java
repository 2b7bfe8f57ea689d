package io.roadstream.service.http;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;

/** Puts the token's filter before everything else that answers at the service's own port. */
@AutoConfiguration
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@EnableConfigurationProperties(HttpSettings.class)
public class HttpAccessAutoConfiguration {

  @Bean
  FilterRegistrationBean<TokenFilter> tokenFilter(HttpSettings settings) {
    String token = settings.token();
    FilterRegistrationBean<TokenFilter> filter =
        new FilterRegistrationBean<>(new TokenFilter(token == null ? "" : token));
    filter.setEnabled(token != null);
    filter.setOrder(Ordered.HIGHEST_PRECEDENCE);
    return filter;
  }
}
